import { counted } from '#web/ui/typo.ts'
import type { QuotaState } from '../domain/quota.ts'

const STATES = [
  { key: 'signed', one: 'signé', many: 'signés' },
  { key: 'allocated', one: 'attribué', many: 'attribués' },
  { key: 'proposed', one: 'proposé', many: 'proposés' },
  { key: 'reserved', one: 'réservé', many: 'réservés' },
] as const

/** The four states of a sector and what is left, as a bar and in words: the words say everything. */
export function QuotaBar({ name, state }: { name: string; state: QuotaState }) {
  const { quota, extra, left, over } = state
  const whole = Math.max(1, quota + extra + over)
  const words = [
    ...STATES.map(({ key, one, many }) => counted(state[key], one, many)),
    `${String(left)} à mobiliser`,
    ...(extra > 0 ? [counted(extra, 'dépassement accordé', 'dépassements accordés')] : []),
    ...(over > 0 ? [`${String(over)} au-delà du quota`] : []),
  ].join(', ')
  return (
    <>
      <div className="quota-bar" role="img" aria-label={`Secteur ${name} : ${words}`}>
        {STATES.map(({ key }) => (
          <span
            key={key}
            data-state={key}
            style={{ inlineSize: `${String((state[key] / whole) * 100)}%` }}
          />
        ))}
      </div>
      <p className="quotas__words">{words}</p>
    </>
  )
}
