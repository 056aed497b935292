import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { addDays } from '#kernel/calendar.ts'
import type { ToldVersion } from './rule-subject.ts'

type Props = { readonly versions: readonly ToldVersion[]; readonly today: string }

/** Every version of a rule, latest first: what it said, when, from which source, by whom and why. */
export function VersionsList({ versions, today }: Props) {
  if (versions.length === 0) return <p className="rule-line__detail">Aucune valeur encore.</p>
  return (
    <ol className="rule-versions" reversed>
      {[...versions].reverse().map((version) => (
        <li key={version.id}>
          <p className="rule-versions__words">
            {version.words}
            <State version={version} today={today} />
          </p>
          <p className="rule-line__detail">{periodWords(version)}</p>
          {version.source !== '' && <p className="rule-line__detail">Source : {version.source}</p>}
          {version.reason !== null && (
            <p className="rule-line__detail">
              Motif : {version.reason}
              {version.setBy !== null && ` (${version.setBy})`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function State({
  version: { validFrom, validTo },
  today,
}: {
  version: ToldVersion
  today: string
}) {
  if (validFrom > today) return <Chip tone="wait">prévu</Chip>
  return validTo === null || today < validTo ? <Chip tone="accent">en vigueur</Chip> : null
}

function periodWords({ validFrom, validTo }: ToldVersion): string {
  return validTo === null
    ? `Depuis le\u00a0${formatDay(validFrom)}`
    : `Du ${formatDay(validFrom)} au\u00a0${formatDay(addDays(validTo, -1))}`
}
