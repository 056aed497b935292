import { IconHistory } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import type { NeedsRead } from '../contract.ts'

/** Who changed what, when: newest first. */
export function VersionsCard({ needs: { versions, seenBy } }: { needs: NeedsRead }) {
  if (versions.length === 0) return null
  return (
    <Card title="Versions" icon={IconHistory} seenBy={[seenBy]} flush>
      <ol className="need-versions" reversed>
        {versions.map(({ number, on, author, changes }) => (
          <li key={number}>
            <span className="need-versions__number">{number}</span>
            <div>
              <ul className="need-versions__changes">
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
              <p className="need-versions__who">
                {author}, le {formatLongDay(on)}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
