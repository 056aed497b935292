import { Button } from '@mantine/core'
import { IconBeach } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatShortDays } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import type { Absence, Absences } from '../contract.ts'
import { AbsenceDrawer } from './absence-drawer.tsx'
import { absencesQuery, withdrawAbsence } from './agenda-queries.ts'

const route = getRouteApi('/shell/agenda')

/** Who is away in my organisation, and who stands in. */
export function AbsencesCard() {
  const query = useQuery(absencesQuery)
  const { volet } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Card title="Absences et suppléances" icon={IconBeach} seenBy={['mon organisation']}>
      <QueryView
        query={query}
        failure="Les absences n’ont pas pu être chargées."
        loading={<SkeletonRows rows={2} height={36} />}
      >
        {(data) => (
          <>
            <Lines absences={data.absences} />
            {volet === 'absence' && (
              <AbsenceDrawer
                data={data}
                onClose={() =>
                  void navigate({ search: (search) => ({ ...search, volet: undefined }) })
                }
              />
            )}
          </>
        )}
      </QueryView>
      <LinkButton
        from="/agenda"
        to="."
        search={(search) => ({ ...search, volet: 'absence', rdv: undefined })}
        variant="default"
        size="sm"
      >
        Déclarer une absence
      </LinkButton>
    </Card>
  )
}

function Lines({ absences }: Pick<Absences, 'absences'>) {
  if (absences.length === 0) {
    return <p className="agenda-card__text">Personne n’a déclaré d’absence à venir.</p>
  }
  return (
    <ul className="absences">
      {absences.map((absence) => (
        <Line key={absence.id} absence={absence} />
      ))}
    </ul>
  )
}

function Line({ absence }: { absence: Absence }) {
  const queryClient = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: () => withdrawAbsence(absence.id),
    onSuccess: async (left) => {
      queryClient.setQueryData(absencesQuery.queryKey, left)
      await queryClient.invalidateQueries({ queryKey: ['agenda'] })
      notifyDone('Absence retirée.')
    },
  })
  return (
    <li>
      <div>
        <strong>{absence.isMine ? 'Vous' : absence.name}</strong>,{' '}
        {formatShortDays(absence.from, absence.to)}
        <div className="absences__detail">
          {absence.deputy === null ? 'sans suppléance' : `suppléance : ${absence.deputy}`}
        </div>
        <FormError error={withdrawing.error} what="L’absence est toujours là." />
      </div>
      {absence.isMine && (
        <Button
          variant="default"
          size="xs"
          loading={withdrawing.isPending}
          aria-label={`Retirer l’absence : ${formatShortDays(absence.from, absence.to)}`}
          onClick={() => withdrawing.mutate()}
        >
          Retirer
        </Button>
      )}
    </li>
  )
}
