import { Button, Group } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { isApiError } from '#web/api-error.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { parseDay } from '#web/ui/dates.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { VacancyRead } from '../contract.ts'
import { useRefreshStock, vacancyQuery } from './stock-queries.ts'

export type DrawerProps = {
  readonly vacancy: VacancyRead
  readonly onClose: () => void
}

type Sending<V> = DrawerProps & {
  readonly send: (values: V) => Promise<VacancyRead>
  readonly done: string
}

/** Sends a form about a vacancy; its page and the lists then show what is true. */
export function useVacancyForm<V>(form: UseFormReturnType<V>, sending: Sending<V>) {
  const { vacancy, onClose, send, done } = sending
  const queryClient = useQueryClient()
  const refresh = useRefreshStock()
  return useServerForm(form, {
    send,
    onDone: async (read: VacancyRead) => {
      queryClient.setQueryData(vacancyQuery(vacancy.id).queryKey, read)
      notifyDone(done)
      onClose()
      await refresh()
    },
  })
}

export function dayNeeded(typed: string): string | null {
  if (typed.trim() === '') return fieldSentence('required')
  return parseDay(typed) === null ? fieldSentence('impossible-date') : null
}

export function wordsNeeded(typed: string): string | null {
  return typed.trim() === '' ? fieldSentence('required') : null
}

export function wordsOrNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed
}

type ButtonsProps = {
  readonly label: string
  readonly sending: boolean
  readonly error: unknown
  readonly onClose: () => void
  readonly color?: 'brick'
}

/** The foot of each of these forms: why it was not sent, then the two ways out. */
export function FormButtons({ label, sending, error, onClose, color }: ButtonsProps) {
  return (
    <>
      <Stale error={error} onClose={onClose} />
      <FormError error={error} />
      <Group>
        <Button type="submit" loading={sending} {...(color && { color })}>
          {label}
        </Button>
        <Button variant="default" onClick={onClose}>
          Annuler
        </Button>
      </Group>
    </>
  )
}

/** Somebody acted on this vacancy meanwhile: it is read again rather than overwritten. */
function Stale({ error, onClose }: { error: unknown; onClose: () => void }) {
  const refresh = useRefreshStock()
  if (!isApiError(error, 'conflict')) return null
  const who = (error.current as VacancyRead | undefined)?.updatedByName ?? 'Quelqu’un'
  return (
    <ErrorCard
      what={`${who} a modifié cette libération pendant que vous l’aviez ouverte.`}
      error={error}
      kept="Relisez-la avant de recommencer."
      onRetry={() => {
        onClose()
        void refresh()
      }}
    />
  )
}
