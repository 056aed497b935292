import { useQuery } from '@tanstack/react-query'
import { alertsQuery } from './alert-queries.ts'

/** For the household: what is looked after, in plain words; nothing when there is nothing. */
export function OwnAlerts({ householdId }: { readonly householdId: string }) {
  const { data } = useQuery(alertsQuery(householdId))
  const live = data?.alerts.filter(({ closedOn }) => closedOn === null) ?? []
  if (live.length === 0) return null
  return (
    <section className="own-card" aria-labelledby="on-regarde">
      <h2 id="on-regarde">Ce qu’on regarde avec vous</h2>
      <ul className="own-list">
        {live.map(({ id, plain, acknowledgedBy }) => (
          <li key={id}>
            {plain}
            {acknowledgedBy !== null && ` ${acknowledgedBy} s’en occupe.`}
          </li>
        ))}
      </ul>
    </section>
  )
}
