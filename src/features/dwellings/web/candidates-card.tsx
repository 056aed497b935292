import { IconUsers } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { VacancyCandidates } from '#features/candidacies/contract.ts'
import type { CandidacyStatus } from '#features/candidacies/domain/proposal.ts'
import { api } from '#web/api.ts'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton, TextLink } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'

const candidatesQuery = (vacancyId: string) =>
  queryOptions({
    queryKey: ['vacancies', vacancyId, 'candidates'],
    queryFn: ({ signal }) =>
      api<VacancyCandidates>({ url: `/api/vacancies/${vacancyId}/candidacies`, signal }),
  })

const STANDING: Readonly<Record<CandidacyStatus, string>> = {
  chosen: 'choisi, accompagnant pas encore informé',
  informed: 'accompagnant informé',
  go: 'accord de l’accompagnant',
  convoked: 'inscrit à une commission',
  decided: 'passé en commission',
  notified: 'offre notifiée',
  accepted: 'logement accepté',
  closed: 'terminé',
}

type Props = { readonly vacancyId: string; readonly isFree: boolean }

/** Who is proposed for this release, as far as this reader may know; who else waits is asked on its own page. */
export function CandidatesCard({ vacancyId, isFree }: Props) {
  const mayMatch = useMay('matching.ask')
  const query = useQuery(candidatesQuery(vacancyId))
  return (
    <Card
      title="Ménages proposés"
      icon={IconUsers}
      action={
        mayMatch && isFree ? (
          <LinkButton to="/attributions/logements/$vacancyId" params={{ vacancyId }} size="xs">
            Chercher un ménage
          </LinkButton>
        ) : undefined
      }
    >
      <QueryView query={query} failure="Les ménages proposés n’ont pas pu être chargés.">
        {({ candidates }) =>
          candidates.length === 0 ? (
            <EmptyState icon={IconUsers} title="Aucun ménage n’est proposé.">
              Un ménage se propose depuis sa page, rubrique « Candidatures ».
            </EmptyState>
          ) : (
            <ul className="vacancy__candidates">
              {candidates.map(({ id, householdId, name, fileNumber, status, since }) => (
                <li key={id}>
                  <TextLink to="/menages/$householdId/candidatures" params={{ householdId }}>
                    {name}
                  </TextLink>
                  , dossier {fileNumber} : {STANDING[status]} depuis le {formatDay(since)}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}
