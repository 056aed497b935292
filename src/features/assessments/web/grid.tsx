import type { Assessment } from '../contract.ts'
import { AXES, AXIS_WORDS } from '../domain/scales.ts'

/** D5: the readiness grid, axis by axis; each level in words beside its bar. */
export function Grid({ assessment }: { assessment: Assessment }) {
  const filled = AXES.filter((axis) => assessment[axis] !== null)
  if (filled.length === 0) return null
  return (
    <section>
      <h3 className="assessment__part">
        Grille de préparation
        {assessment.withHousehold && ', remplie avec le ménage'}
      </h3>
      <dl className="readiness">
        {filled.map((axis) => {
          const level = assessment[axis] ?? 0
          return (
            <div key={axis} className="readiness__line">
              <dt>{AXIS_WORDS[axis].label}</dt>
              <dd>
                <span className="readiness__bar" aria-hidden>
                  {[1, 2, 3, 4].map((step) => (
                    <span key={step} data-on={step <= level || undefined} />
                  ))}
                </span>
                {AXIS_WORDS[axis].levels[level - 1]}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
