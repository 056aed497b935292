import { IconListCheck } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { NeedsRead } from '../contract.ts'
import { CRITERIA } from '../domain/criteria.ts'
import { NeedEditor } from './need-editor.tsx'
import { NeedLine } from './need-line.tsx'

type Props = { readonly householdId: string; readonly needs: NeedsRead }

/** What the household needs, by those who read it; its prescriber changes it in place. */
export function NeedsCard({ householdId, needs }: Props) {
  if (needs.abilities.includes('needs.write')) {
    return <NeedEditor key={needs.version} householdId={householdId} read={needs} />
  }
  const said = CRITERIA.flatMap(
    (criterion) => needs.needs.find((need) => need.criterion === criterion) ?? [],
  ).filter(({ importance }) => importance !== 'indifferent')
  return (
    <Card title="Ce dont le ménage a besoin" seenBy={[needs.seenBy]} flush={said.length > 0}>
      {said.length === 0 ? (
        <EmptyState icon={IconListCheck} title="Les besoins ne sont pas encore écrits.">
          Le prescripteur les écrit avec le ménage ; ils arriveront ici.
        </EmptyState>
      ) : (
        <ul className="need-lines">
          {said.map((need) => (
            <li key={need.criterion}>
              <NeedLine need={need} words={need.words} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
