import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { isApiError } from '#web/api-error.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { ConflictCard } from '#web/ui/conflict-card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { listed } from '#web/ui/identity.ts'
import { notifyDone } from '#web/ui/notify.tsx'
import { counted } from '#web/ui/typo.ts'
import type { NeedsRead } from '../contract.ts'
import { CRITERION_WORDS, IMPORTANCE_WORDS, needWords } from '../domain/need-words.ts'
import { toSend, unsaid, type Draft, type DraftNeed } from './need-draft.ts'
import { saveNeeds, useRefreshNeeds } from './needs-queries.ts'

type Props = {
  readonly householdId: string
  readonly read: NeedsRead
  readonly draft: Draft
  readonly changes: readonly DraftNeed[]
  readonly onUndo: () => void
}

/** What somebody else saved meanwhile. */
type Current = {
  readonly version: number
  readonly who: string
  readonly at: string
  readonly needs: readonly (DraftNeed & { readonly words: string })[]
}

/** One saving, one version; what it undoes is said before. */
export function SaveNeeds(props: Props) {
  const { householdId, read, draft, changes, onUndo } = props
  const refresh = useRefreshNeeds(householdId)
  const saving = useMutation({
    mutationFn: (version: number) => saveNeeds(householdId, toSend(version, changes)),
    onSuccess: async () => {
      await refresh()
      notifyDone('Besoins enregistrés. Les deux côtés les confirment maintenant.')
    },
  })
  if (changes.length === 0) return null
  const missing = unsaid(draft)
  const conflict = isApiError(saving.error, 'conflict') ? (saving.error.current as Current) : null
  return (
    <div className="save-needs" role="group" aria-label="Enregistrer les besoins">
      {conflict ? (
        <Conflict
          {...props}
          current={conflict}
          busy={saving.isPending}
          onKeep={() => saving.mutate(conflict.version)}
          onTake={() => void refresh()}
        />
      ) : (
        <>
          <p className="save-needs__effect">
            {counted(changes.length, 'changement')}.{' '}
            {read.stage === 'agreed' || read.stage?.endsWith('confirmed')
              ? 'Les besoins seront à confirmer de nouveau des deux côtés.'
              : 'Une version de plus, à votre nom.'}
          </p>
          {missing.length > 0 && (
            <p className="need-missing">
              À préciser d’abord : {listed(missing.map((criterion) => CRITERION_WORDS[criterion]))}.
            </p>
          )}
          <Refusal error={saving.error} changes={changes} />
          <Group>
            <Button
              loading={saving.isPending}
              disabled={missing.length > 0}
              onClick={() => saving.mutate(read.version)}
            >
              Enregistrer
            </Button>
            <Button variant="default" onClick={onUndo}>
              Revenir à ce qui était écrit
            </Button>
          </Group>
        </>
      )}
    </div>
  )
}

/** A field that the server refuses is named by its need: « École : … ». */
function Refusal({ error, changes }: { error: unknown; changes: readonly DraftNeed[] }) {
  const fields = isApiError(error, 'bad-input') ? Object.entries(error.fields) : []
  if (fields.length === 0)
    return <FormError error={error} what="Les besoins ne sont pas enregistrés." />
  return (
    <ul className="need-missing" role="alert">
      {fields.map(([path, code]) => {
        const need = changes[Number(path.split('.')[1])]
        return (
          <li key={path}>
            {need ? CRITERION_WORDS[need.criterion] : 'Besoins'} : {fieldSentence(code)}
          </li>
        )
      })}
    </ul>
  )
}

type ConflictProps = Props & {
  readonly current: Current
  readonly busy: boolean
  readonly onKeep: () => void
  readonly onTake: () => void
}

function Conflict({ read, changes, current, busy, onKeep, onTake }: ConflictProps) {
  const nameOf = (code: string) => read.communes.find((one) => one.code === code)?.name ?? code
  const said = (need: DraftNeed | undefined) =>
    need ? `${IMPORTANCE_WORDS[need.importance]}, ${needWords(need, nameOf)}` : ''
  return (
    <ConflictCard
      who={current.who}
      at={current.at}
      busy={busy}
      fields={changes.map((mine) => ({
        label: CRITERION_WORDS[mine.criterion],
        mine: said(mine),
        theirs: said(current.needs.find(({ criterion }) => criterion === mine.criterion)),
      }))}
      onKeepMine={onKeep}
      onTakeTheirs={onTake}
    />
  )
}
