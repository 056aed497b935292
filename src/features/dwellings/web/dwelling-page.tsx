import { Group } from '@mantine/core'
import { IconHomePlus, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton, TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { DwellingRead } from '../contract.ts'
import { isLive } from '../domain/vacancy-path.ts'
import { DwellingFacts } from './dwelling-facts-card.tsx'
import { daysWords, dwellingTitle, placeWords } from './dwelling-words.ts'
import { dwellingQuery } from './stock-queries.ts'
import { StatusChip } from './vacancy-chips.tsx'
import './vacancy-page.css'

const route = getRouteApi('/shell/logements/parc/$dwellingId')

/** G11: one dwelling of the stock, and the releases that it has known. */
export function DwellingPage() {
  const { dwellingId } = route.useParams()
  const query = useQuery(dwellingQuery(dwellingId))
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <QueryView query={query} failure="Ce logement n’a pas pu être chargé.">
      {(read) => <Shown read={read} />}
    </QueryView>
  )
}

function Shown({ read }: { read: DwellingRead }) {
  const { dwelling } = read
  return (
    <div className="vacancy">
      <PageHeader
        crumbs={[
          <TextLink key="stock" to="/logements/parc">
            Parc
          </TextLink>,
        ]}
        title={dwellingTitle(dwelling)}
        subtitle={placeWords(dwelling)}
        actions={<Actions read={read} />}
      />
      <div className="vacancy__columns">
        <div className="vacancy__side">
          <DwellingFacts dwelling={dwelling} isOwnPage />
        </div>
        <div className="vacancy__side">
          <Releases vacancies={read.vacancies} />
        </div>
      </div>
    </div>
  )
}

function Actions({ read: { dwelling, vacancies, abilities } }: { read: DwellingRead }) {
  const isVacant = vacancies.some(({ status }) => isLive(status))
  const mayRelease = abilities.includes('vacancy.open')
  const mayPropose = abilities.includes('vacancy.propose')
  return (
    <Group gap="xs">
      {abilities.includes('dwelling.write') && (
        <LinkButton
          to="/logements/parc/$dwellingId/modifier"
          params={{ dwellingId: dwelling.id }}
          variant="default"
          leftSection={<Icon of={IconPencil} size={17} />}
        >
          Modifier
        </LinkButton>
      )}
      {!isVacant && (mayRelease || mayPropose) && (
        <LinkButton
          to="/logements/liberation"
          search={{ logement: dwelling.id }}
          leftSection={<Icon of={IconHomePlus} size={17} />}
        >
          {mayRelease ? 'Saisir une libération' : 'Proposer ce logement'}
        </LinkButton>
      )}
    </Group>
  )
}

function Releases({ vacancies }: Pick<DwellingRead, 'vacancies'>) {
  return (
    <Card title="Libérations" count={vacancies.length}>
      {vacancies.length === 0 ? (
        <EmptyState icon={IconHomePlus} title="Aucune libération connue." />
      ) : (
        vacancies.map(({ id, status, leavesOn, daysVacant }) => (
          <div className="vacancy-line" key={id}>
            <p>
              <TextLink to="/logements/$vacancyId" params={{ vacancyId: id }}>
                Départ le {formatDay(leavesOn)}
              </TextLink>
              {daysVacant > 0 && `, ${daysWords(daysVacant)} de vacance`}
            </p>
            <StatusChip status={status} />
          </div>
        ))
      )}
    </Card>
  )
}
