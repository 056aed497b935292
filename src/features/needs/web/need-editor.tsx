import { Button, SegmentedControl } from '@mantine/core'
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import type { NeedsRead } from '../contract.ts'
import { IMPORTANCES, type Criterion, type Importance } from '../domain/criteria.ts'
import { CRITERION_WORDS, IMPORTANCE_WORDS, needWords } from '../domain/need-words.ts'
import { changesOf, toDraft, type Draft, type DraftNeed } from './need-draft.ts'
import { NeedLine } from './need-line.tsx'
import { SaveNeeds } from './save-needs.tsx'

const NeedDrawer = lazyRouteComponent(() => import('./need-drawer.tsx'), 'NeedDrawer')
const route = getRouteApi('/shell/menages/$householdId/besoins')

type Props = { readonly householdId: string; readonly read: NeedsRead }

/** The needs as their prescriber edits them: changes add up on the page, and one saving makes one version. */
export function NeedEditor({ householdId, read }: Props) {
  const [draft, setDraft] = useState<Draft>(() => toDraft(read))
  const { critere } = route.useSearch()
  const navigate = route.useNavigate()
  const open = (criterion: Criterion | undefined) =>
    void navigate({ search: (search) => ({ ...search, critere: criterion }), replace: true })
  const change = (need: DraftNeed) => {
    setDraft(draft.map((other) => (other.criterion === need.criterion ? need : other)))
  }
  const edited = draft.find(({ criterion }) => criterion === critere)
  return (
    <Card title="Ce dont le ménage a besoin" seenBy={[read.seenBy]} flush>
      <ul className="need-lines">
        {draft.map((need) => (
          <li key={need.criterion}>
            <NeedLine
              need={need}
              words={<Asked need={need} read={read} onOpen={open} />}
              control={
                <ImportanceControl
                  need={need}
                  onChange={(importance) => {
                    change({ ...need, importance })
                    if (importance !== 'indifferent' && need.value === null) open(need.criterion)
                  }}
                />
              }
            />
          </li>
        ))}
      </ul>
      <SaveNeeds
        householdId={householdId}
        read={read}
        draft={draft}
        changes={changesOf(read, draft)}
        onUndo={() => setDraft(toDraft(read))}
      />
      <Suspense>
        {edited && (
          <NeedDrawer
            key={edited.criterion}
            need={edited}
            communes={read.communes}
            onChange={change}
            onClose={() => open(undefined)}
          />
        )}
      </Suspense>
    </Card>
  )
}

type AskedProps = {
  readonly need: DraftNeed
  readonly read: NeedsRead
  readonly onOpen: (criterion: Criterion) => void
}

/** The words of a need are its way in: they open what makes it precise. */
function Asked({ need, read, onOpen }: AskedProps) {
  const nameOf = (code: string) => read.communes.find((one) => one.code === code)?.name ?? code
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className="need-line__edit"
      onClick={() => onOpen(need.criterion)}
    >
      {need.value === null ? 'Préciser' : needWords(need, nameOf)}
      <span className="visually-hidden">, préciser {CRITERION_WORDS[need.criterion]}</span>
    </Button>
  )
}

type ControlProps = {
  readonly need: DraftNeed
  readonly onChange: (importance: Importance) => void
}

function ImportanceControl({ need: { criterion, importance }, onChange }: ControlProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-labelledby={`need-${criterion}`}
      className="need-line__importance"
      data-importance={importance}
      data={IMPORTANCES.map((code) => ({ value: code, label: IMPORTANCE_WORDS[code] }))}
      value={importance}
      onChange={(code) => onChange(code)}
    />
  )
}
