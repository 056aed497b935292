import { Card } from '#web/ui/card.tsx'
import type { DelayRow, ProgrammeOverview } from '../contract.ts'
import './delays-card.css'
import { DELAY_WORDS, delayWords } from './overview-words.ts'

/** I5 to I9: median and ninth decile of each part of the way, against what the terms give. */
export function DelaysCard({ overview }: { overview: ProgrammeOverview }) {
  const { delays, isLive } = overview
  const longest = Math.max(
    1,
    ...delays.flatMap(({ ninthDecileDays, targetDays }) => [ninthDecileDays ?? 0, targetDays ?? 0]),
  )
  return (
    <Card
      title="Les délais, en jours"
      seenBy={isLive ? ['vous'] : ['les partenaires du dispositif']}
      footer={<DelayKey />}
    >
      <ul className="delays">
        {delays.map((delay) => (
          <li key={delay.key}>
            <span className="delays__name">{DELAY_WORDS[delay.key]}</span>
            <Scale delay={delay} longest={longest} />
            <span className="delays__words">
              <span aria-hidden>
                <Figures delay={delay} />
              </span>
              <span className="visually-hidden">{delayWords(delay)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Figures({ delay: { medianDays, ninthDecileDays } }: { delay: DelayRow }) {
  if (medianDays === null || ninthDecileDays === null) return 'masqué'
  return (
    <>
      <strong>{medianDays}</strong> puis {ninthDecileDays}
    </>
  )
}

function Scale({ delay, longest }: { delay: DelayRow; longest: number }) {
  const at = (days: number) => `${String(Math.round((days / longest) * 1000) / 10)}%`
  const { medianDays, ninthDecileDays, targetDays } = delay
  return (
    <span className="delays__scale" aria-hidden>
      {medianDays !== null && ninthDecileDays !== null && (
        <>
          <span
            className="delays__span"
            style={{
              insetInlineStart: at(medianDays),
              inlineSize: at(ninthDecileDays - medianDays),
            }}
          />
          <span className="delays__dot" style={{ insetInlineStart: at(medianDays) }} />
          <span
            className="delays__dot"
            data-open=""
            style={{ insetInlineStart: at(ninthDecileDays) }}
          />
        </>
      )}
      {targetDays !== null && (
        <span className="delays__target" style={{ insetInlineStart: at(targetDays) }} />
      )}
    </span>
  )
}

function DelayKey() {
  return (
    <ul className="delays-key">
      <li>
        <span className="delays__dot" aria-hidden /> médiane : la moitié des ménages
      </li>
      <li>
        <span className="delays__dot" data-open="" aria-hidden /> neuf sur dix
      </li>
      <li>
        <span className="delays__target" aria-hidden /> objectif des termes du dispositif
      </li>
    </ul>
  )
}
