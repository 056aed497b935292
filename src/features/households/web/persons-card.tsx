import {
  CUSTODY_WORDS,
  RELATION_WORDS,
  wordsOf,
} from '#features/referrals/domain/referral-words.ts'
import { ageOn } from '#kernel/calendar.ts'
import { Card } from '#web/ui/card.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { counted } from '#web/ui/typo.ts'
import type { HouseholdRead } from '../contract.ts'
import { seenByOf } from './blocks.ts'
import './person-lines.css'

type Person = HouseholdRead['persons'][number]

/** Who lives in the household. A reduced view has no names: the numbers are in the head of the page. */
export function PersonsCard({ household }: { household: HouseholdRead }) {
  const { persons, today } = household
  if (persons.length === 0) return null
  return (
    <Card
      title="Le ménage"
      seenBy={seenByOf(household, 'composition') ?? seenByOf(household, 'identity')}
    >
      <ul className="person-lines">
        {persons.map((person) => (
          <li key={person.id} className="person-lines__line">
            <div>
              <p className="person-lines__name">
                {person.firstName} {person.lastName}
              </p>
              <p className="person-lines__detail">{detailOf(person, today)}</p>
            </div>
            {person.phone !== null && (
              <PhoneLink phone={person.phone} name={`${person.firstName} ${person.lastName}`} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function detailOf({ relation, birthDate, custody, birthName }: Person, today: string): string {
  return [
    relation !== null && wordsOf(RELATION_WORDS, relation),
    birthName !== null && `nom de naissance ${birthName}`,
    birthDate !== null && counted(ageOn(birthDate, today), 'an'),
    custody !== null && wordsOf(CUSTODY_WORDS, custody).toLocaleLowerCase('fr'),
  ]
    .filter(Boolean)
    .join(', ')
}
