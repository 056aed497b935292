import { Button, Switch } from '@mantine/core'
import { IconArrowsShuffle, IconUsers } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { isApiError } from '#web/api-error.ts'
import { newId } from '#web/new-id.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Matching } from '../contract.ts'
import { CandidateRow } from './candidate-row.tsx'
import './matching-page.css'

const route = getRouteApi('/shell/attributions/logements/$vacancyId')

// Each asking is logged and counted: it happens once, and again when somebody asks for it.
const matchingQuery = (vacancyId: string) =>
  queryOptions({
    queryKey: ['matching', vacancyId],
    queryFn: ({ signal }) =>
      api<Matching>({
        method: 'POST',
        url: `/api/vacancies/${vacancyId}/matching`,
        body: { id: newId() },
        signal,
      }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  })

/** G2: the households that wait, for one dwelling; a person chooses. */
export function MatchingPage() {
  const { vacancyId } = route.useParams()
  const query = useQuery(matchingQuery(vacancyId))
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <div className="matching">
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/logements">
            Logements
          </TextLink>,
          <TextLink key="one" to="/logements/$vacancyId" params={{ vacancyId }}>
            Libération
          </TextLink>,
        ]}
        title="Ménages pour ce logement"
        actions={
          <Button
            variant="default"
            leftSection={<Icon of={IconArrowsShuffle} />}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            Refaire le rapprochement
          </Button>
        }
      />
      <QueryView query={query} failure="Le rapprochement n’a pas pu être fait.">
        {(matching) => <Candidates vacancyId={vacancyId} matching={matching} />}
      </QueryView>
    </div>
  )
}

type Props = { readonly vacancyId: string; readonly matching: Matching }

function Candidates({ vacancyId, matching }: Props) {
  const { exclus, menage } = route.useSearch()
  const navigate = route.useNavigate()
  const excluded = matching.candidates.filter(({ isChoosable }) => !isChoosable).length
  const shown = matching.candidates.filter(({ isChoosable }) => isChoosable || exclus === 'oui')
  return (
    <Card
      title="Ménages qui attendent"
      icon={IconUsers}
      count={matching.candidates.length}
      flush={shown.length > 0}
      footer={matching.order}
      action={
        <Switch
          label={`Montrer aussi ${counted(excluded, 'ménage exclu', 'ménages exclus')}`}
          checked={exclus === 'oui'}
          onChange={(event) => {
            const isOn = event.currentTarget.checked
            void navigate({
              search: (search) => ({ ...search, exclus: isOn ? ('oui' as const) : undefined }),
              replace: true,
            })
          }}
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState icon={IconUsers} title="Aucun ménage à proposer aujourd’hui.">
          Ceux dont les besoins sont connus et à qui rien n’est proposé paraîtront ici.
        </EmptyState>
      ) : (
        <ol className="matching__list">
          {shown.map((candidate) => (
            <li key={candidate.householdId}>
              <CandidateRow
                vacancyId={vacancyId}
                candidate={candidate}
                isOpen={menage === candidate.householdId}
                onToggle={(isOpen) =>
                  void navigate({
                    search: (search) => ({
                      ...search,
                      menage: isOpen ? candidate.householdId : undefined,
                    }),
                    replace: true,
                  })
                }
              />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
