import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { isApiError } from '#web/api-error.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { ConflictCard } from '#web/ui/conflict-card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Result } from '../contract.ts'
import { readabilityOf } from '../domain/readability.ts'
import { ReadabilityNote } from './readability-note.tsx'
import { type Named, sendExplanation, useRefreshResults } from './result-queries.ts'
import { SHEET_PARTS, SHEET_WORDS, type SheetPart } from './result-words.ts'

type Props = { readonly result: Result; readonly named: Named; readonly onClose: () => void }
type Sheet = Record<SheetPart, string>
type Saved = NonNullable<Result['explanation']>

const EMPTY: Sheet = { said: '', reasons: '', whatCanChange: '', nextStep: '', wording: '' }
const HINTS: Partial<Record<SheetPart, string>> = {
  reasons: 'Rien sur les autres candidats, jamais.',
  wording: 'Des phrases que l’accompagnant peut dire telles quelles.',
}
const LIMITS: Record<SheetPart, number> = {
  said: 600,
  reasons: 1500,
  whatCanChange: 1500,
  nextStep: 800,
  wording: 1500,
}

const required = (text: string) => (text.trim() === '' ? fieldSentence('required') : null)

function sheetOf({ said, reasons, whatCanChange, nextStep, wording }: Sheet): Sheet {
  return { said, reasons, whatCanChange, nextStep, wording }
}

function useExplanation({ result, named, onClose }: Props) {
  const refresh = useRefreshResults(named.householdId)
  const version = useRef(result.explanation?.version ?? null)
  const form = useForm<Sheet>({
    initialValues: sheetOf(result.explanation ?? result.draft ?? EMPTY),
    validate: Object.fromEntries(SHEET_PARTS.map((part) => [part, required])),
  })
  const sending = useServerForm(form, {
    send: (sheet) => sendExplanation(named, { ...sheet, version: version.current }),
    onDone: async () => {
      await refresh()
      notifyDone('Explication enregistrée. L’accompagnant est prévenu, lui d’abord.')
      onClose()
    },
  })
  const keepMine = (theirs: Saved) => {
    version.current = theirs.version
    sending.send(form.getValues())
  }
  return { form, refresh, keepMine, ...sending }
}

/** J5: the draft in plain words, completed by the officer, measured as she writes. */
export function ExplanationDrawer(props: Props) {
  const { onClose } = props
  const { form, submit, sending, error, refresh, keepMine } = useExplanation(props)
  const theirs = isApiError(error, 'conflict') ? (error.current as Saved) : null
  return (
    <SideDrawer onClose={onClose} title="Expliquer le résultat" size="xl">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {SHEET_PARTS.map((part) => (
            <Textarea
              key={part}
              label={SHEET_WORDS[part]}
              description={HINTS[part]}
              autosize
              minRows={2}
              maxLength={LIMITS[part]}
              {...form.getInputProps(part)}
            />
          ))}
          <ReadabilityNote found={readabilityOf(Object.values(form.values).join('\n'))} />
          {theirs !== null && (
            <ConflictCard
              who={theirs.author}
              at={theirs.updatedAt}
              fields={SHEET_PARTS.map((part) => ({
                label: SHEET_WORDS[part],
                mine: form.values[part],
                theirs: theirs[part],
              }))}
              busy={sending}
              onKeepMine={() => {
                keepMine(theirs)
              }}
              onTakeTheirs={() => {
                void refresh().then(onClose)
              }}
            />
          )}
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer et prévenir l’accompagnant
            </Button>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}
