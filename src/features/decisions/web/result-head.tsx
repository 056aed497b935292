import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import type { Result } from '../contract.ts'
import { outcomeWords, toneOf } from './result-words.ts'

const ICONS = { accent: IconCheck, wait: IconClock, late: IconX }

/** Which dwelling, what was decided, when; nothing about anybody else. */
export function ResultHead({ result }: { readonly result: Result }) {
  const { dwelling, decidedOn, motive, words, isClosed, reply } = result
  const tone = toneOf(result)
  return (
    <header className="results__head">
      <h2>
        {dwelling.typology} à {dwelling.commune}
      </h2>
      <Chip tone={tone} icon={ICONS[tone]}>
        {outcomeWords(result)}
      </Chip>
      <p className="results__meta">
        {dwelling.address !== '' && `${dwelling.address}. `}Commission du {formatLongDay(decidedOn)}
        .{isClosed && reply === null && ' Cette proposition est terminée.'}
      </p>
      {(motive !== null || words !== null) && (
        <p>
          {motive} {words}
        </p>
      )}
    </header>
  )
}
