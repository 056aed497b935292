import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { notifyFailure } from '#web/ui/notify.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { HandoverRead } from '../contract.ts'
import { handoverQuery, sendValidation, useRefreshHandover } from './handover-queries.ts'
import { STEP_WORDS } from './handover-words.ts'
import '#web/own.css'

/** Who helps me with what, who comes next, and whether that suits me. */
export function OwnHandoverPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Qui m’aide, pour quoi" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) =>
          household === null ? <NothingYet /> : <MyHelpers householdId={household.id} />
        }
      </QueryView>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState icon={IconUsersGroup} title="Rien ici pour le moment.">
      Plus tard, vous verrez qui vous aide, et qui prend la suite.
    </EmptyState>
  )
}

function MyHelpers({ householdId }: { readonly householdId: string }) {
  const query = useQuery(handoverQuery(householdId))
  return (
    <QueryView query={query} failure="Votre page n’a pas pu être chargée.">
      {(read) =>
        read.holdings.length === 0 && read.worker === null ? (
          <NothingYet />
        ) : (
          <>
            <Now read={read} />
            <Next householdId={householdId} read={read} />
          </>
        )
      }
    </QueryView>
  )
}

function Now({ read }: { readonly read: HandoverRead }) {
  const { holdings, kinds, today } = read
  const live = holdings.filter(
    ({ startsOn, endsOn, rolledBackOn, confirmedOn }) =>
      confirmedOn !== null &&
      rolledBackOn === null &&
      startsOn <= today &&
      (endsOn === null || endsOn >= today),
  )
  return (
    <section className="own-card" aria-labelledby="aujourdhui">
      <h2 id="aujourdhui">Aujourd’hui</h2>
      <ul className="own-list">
        {kinds.flatMap(({ code, label }) => {
          const names = live.filter((one) => one.code === code).map((one) => nameOf(one))
          return names.length === 0
            ? []
            : [
                <li key={code}>
                  <strong>{label}</strong> : {names.join(' et ')}
                </li>,
              ]
        })}
      </ul>
    </section>
  )
}

function nameOf({ side, holderName }: HandoverRead['holdings'][number]): string {
  return side === 'household' ? 'vous' : holderName
}

type NextProps = { readonly householdId: string; readonly read: HandoverRead }

function Next({ householdId, read }: NextProps) {
  const refresh = useRefreshHandover(householdId)
  const { worker, meetings } = read
  if (worker === null) return null
  const validate = async (id: string) => {
    await sendValidation(householdId, id).catch(notifyFailure)
    await refresh()
  }
  return (
    <section className="own-card" aria-labelledby="la-suite">
      <h2 id="la-suite">La suite</h2>
      <p>
        {worker.name} va prendre le relais, petit à petit. Rien ne change sans trois rencontres, et
        sans votre accord.
      </p>
      {meetings.map(({ id, step, heldOn, validatedOn }) => (
        <div key={id}>
          <p>
            <strong>{STEP_WORDS[step]}</strong>, le {formatLongDay(heldOn)}
          </p>
          {validatedOn === null ? (
            <Button
              className="own__button"
              aria-label={`Cela me va : ${STEP_WORDS[step]}`}
              onClick={() => void validate(id)}
            >
              Cela me va
            </Button>
          ) : (
            <p className="own__small">Vous avez dit que cela vous va.</p>
          )}
        </div>
      ))}
    </section>
  )
}
