import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Effects } from '../contract.ts'
import { effectLines } from './effect-lines.ts'
import { MovedSteps } from './moved-steps.tsx'
import './effects-panel.css'
import { useRules } from './use-rules.ts'

/** What a change does, as the server has just tried it. */
export function EffectsPanel({ effects }: { effects: Effects }) {
  const rules = useRules()
  const { onDay, isRetroactive, steps, quotaGap } = effects
  const lines = effectLines(effects, rules)
  const isQuiet = steps.moved === 0 && lines.length === 0
  return (
    <section className="effects" aria-label="Ce que cela change">
      <p className="effects__title">
        <Icon of={IconArrowRight} size={16} />
        {onDay === rules.today ? 'Dès aujourd’hui' : `Le\u00a0${formatDay(onDay)}`}
      </p>
      {isRetroactive && (
        <Warning>Ce changement vaut aussi pour les jours passés, depuis sa date de départ.</Warning>
      )}
      {isQuiet && (
        <p>
          Aucune échéance, aucun montant ni aucune date du dispositif ne bouge. La règle
          s’appliquera à ce qui viendra.
        </p>
      )}
      {steps.moved > 0 && <MovedSteps steps={steps} />}
      {lines.length > 0 && (
        <dl className="effects__lines">
          {lines.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <span>{before}</span> <Icon of={IconArrowRight} size={15} />
                <span className="visually-hidden">devient</span> <strong>{after}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {quotaGap && (
        <Warning>
          Les quotas font {counted(quotaGap.dwellings, 'logement')} pour{' '}
          {counted(quotaGap.households, 'ménage')} à loger.
        </Warning>
      )}
    </section>
  )
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="effects__warning">
      <Icon of={IconAlertTriangle} size={16} />
      <span>{children}</span>
    </p>
  )
}
