import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { isApiError } from '#web/api-error.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { useToday } from '#web/session/session.ts'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { NewChange } from '../contract.ts'
import { EffectsPanel } from './effects-panel.tsx'
import { previewChange, sendChange, useRefreshAll } from './scheme-queries.ts'

/** What every change says, whatever the rule. */
export type Common = {
  readonly id: string
  readonly validFrom: string
  readonly source: string
  readonly reason: string
}

export type FieldErrors = (field: string) => string | undefined

type Props = {
  /** The change as it stands, or null while a field of the rule is empty. */
  readonly toChange: (common: Common) => NewChange | null
  /** Fields of the rule itself. */
  readonly fields?: ((errorOf: FieldErrors) => ReactNode) | undefined
  /** A rule begins on a day and comes from somewhere; a withdrawal or an override only has a reason. */
  readonly dated: boolean
  readonly action: string
  readonly onClose: () => void
}

type Typed = { readonly from: string; readonly source: string; readonly reason: string }

function useChange({ toChange, onClose }: Props, typed: Typed) {
  const [id] = useState(newId)
  const refresh = useRefreshAll()
  const asked = toChange({
    id,
    validFrom: typedDay(typed.from) ?? '',
    source: typed.source,
    reason: typed.reason,
  })
  const preview = useMutation({ mutationFn: previewChange })
  const sending = useMutation({
    mutationFn: sendChange,
    onSuccess: async () => {
      await refresh()
      notifyDone('Changement enregistré. Il est écrit dans l’historique.')
      onClose()
    },
  })
  // A preview is only worth what it was asked about.
  const isSame = JSON.stringify(preview.variables) === JSON.stringify(asked)
  const effects = isSame ? preview.data : undefined
  return {
    effects,
    error: sending.error ?? (isSame ? preview.error : null),
    isIncomplete: asked === null,
    isLooking: preview.isPending,
    isSending: sending.isPending,
    submit: (event: SyntheticEvent) => {
      event.preventDefault()
      if (asked === null) return
      sending.reset()
      if (effects) sending.mutate(asked)
      else preview.mutate(asked)
    },
  }
}

/** The form of a change: what it does is shown before it can be recorded. */
export function ChangeForm(props: Props) {
  const { fields, dated, action, onClose } = props
  const today = useToday()
  const [typed, setTyped] = useState<Typed>({ from: formatDay(today), source: '', reason: '' })
  const change = useChange(props, typed)
  const errorOf: FieldErrors = (field) => {
    const code = isApiError(change.error) ? change.error.fields[field] : undefined
    return code === undefined ? undefined : fieldSentence(code)
  }
  return (
    <form onSubmit={change.submit} noValidate>
      <Stack gap="sm">
        {fields?.(errorOf)}
        {dated && (
          <>
            <DayField
              label="À partir du"
              description="Aujourd’hui ou plus tard. Avant, dites pourquoi en détail."
              value={typed.from}
              error={errorOf('validFrom')}
              onChange={(from) => setTyped({ ...typed, from })}
            />
            <TextInput
              label="Source"
              description="Texte, convention ou réunion qui le décide."
              maxLength={300}
              value={typed.source}
              error={errorOf('source')}
              onChange={({ currentTarget }) => setTyped({ ...typed, source: currentTarget.value })}
            />
          </>
        )}
        <Textarea
          label="Motif"
          description="Lu par le bailleur et par l’État dans l’historique."
          autosize
          minRows={2}
          maxLength={1000}
          value={typed.reason}
          error={errorOf('reason')}
          onChange={({ currentTarget }) => setTyped({ ...typed, reason: currentTarget.value })}
        />
        <div role="status">{change.effects && <EffectsPanel effects={change.effects} />}</div>
        <FormError error={change.error} what="Ce changement n’est pas possible ainsi." />
        <Group>
          <Button
            type="submit"
            disabled={change.isIncomplete}
            loading={change.isLooking || change.isSending}
          >
            {change.effects ? action : 'Voir ce que cela change'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
