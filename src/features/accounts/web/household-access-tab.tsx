import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { HouseholdRead } from '#features/households/contract.ts'
import { householdQuery } from '#web/household-query.ts'
import { Card } from '#web/ui/card.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { HouseholdCodes } from '../contract.ts'
import { mayHoldCode } from '../domain/code-age.ts'
import './account-page.css'
import { householdCodesQuery } from './account-requests.ts'
import { PersonAccess } from './person-access.tsx'

const route = getRouteApi('/shell/menages/$householdId')

/** Who of the household may sign in: each adult has an account of one's own, opened by a code on paper. */
export function HouseholdAccessTab() {
  const { householdId } = route.useParams()
  const household = useQuery(householdQuery(householdId))
  const codes = useQuery(householdCodesQuery(householdId))
  return (
    <Card title="Accès du ménage à son dossier">
      <p className="account-text">
        Remettez à la personne, en main propre, un code sur papier. À sa première connexion elle
        choisit six chiffres qu’elle seule connaît. Chaque adulte a le sien et ne lit que ce qui le
        concerne. Avant seize ans, un adulte du ménage lit pour la personne.
      </p>
      <QueryView query={codes} failure="Les accès n’ont pas pu être chargés.">
        {(issued) => household.data && <Persons household={household.data} codes={issued} />}
      </QueryView>
    </Card>
  )
}

function Persons({ household, codes }: { household: HouseholdRead; codes: HouseholdCodes }) {
  return (
    <ul className="account-lines">
      {household.persons
        .filter(({ birthDate }) => mayHoldCode(birthDate, household.today))
        .map((person) => (
          <li key={person.id} className="account-lines__line">
            <PersonAccess
              householdId={household.id}
              person={{ id: person.id, name: `${person.firstName} ${person.lastName}` }}
              code={codes.find(({ personId }) => personId === person.id)}
            />
          </li>
        ))}
    </ul>
  )
}
