import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { LeaseRead } from '../contract.ts'
import type { LeaseMove } from '../domain/sliding-lease.ts'
import { sendMove, useRefreshLease } from './lease-queries.ts'
import { MOVE_WORDS } from './lease-words.ts'

type Props = {
  readonly householdId: string
  readonly read: LeaseRead
  readonly kind: LeaseMove
  readonly onClose: () => void
}

const WITH_MOTIVE: readonly LeaseMove[] = ['refused', 'ended', 'terminated']
const SAID: Partial<Record<LeaseMove, string>> = {
  'prefect-informed':
    'L’avis est écrit d’après l’examen et gardé tel qu’il part. L’État reçoit un courriel sans aucune donnée du ménage.',
  'lease-offered': 'Le ménage répond ensuite : il signe, ou il refuse.',
  glided: 'L’aide au bail glissant s’arrête ce jour-là.',
  refused: 'Le refus d’une offre qui répond à ses besoins fait perdre le droit à la sous-location.',
}

function useMove({ householdId, read, kind, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshLease(householdId)
  const needsMotive = WITH_MOTIVE.includes(kind)
  const form = useForm({
    initialValues: { happenedOn: formatDay(read.today), motive: '', until: '' },
    validate: {
      motive: (value) => (needsMotive && value.trim() === '' ? fieldSentence('required') : null),
      until: (value) =>
        kind === 'renewed' && value.trim() === '' ? fieldSentence('required') : null,
    },
  })
  const sending = useServerForm(form, {
    send: (draft) =>
      sendMove(householdId, read.lease?.id ?? '', {
        ...{ id, kind },
        happenedOn: typedDay(draft.happenedOn) ?? '',
        motive: needsMotive ? draft.motive : null,
        until: kind === 'renewed' ? (typedDay(draft.until) ?? '') : null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('C’est enregistré.')
      onClose()
    },
  })
  return { form, needsMotive, ...sending }
}

export function MoveDrawer(props: Props) {
  const { kind, read, onClose } = props
  const { form, needsMotive, submit, sending, error } = useMove(props)
  return (
    <FormDrawer
      title={MOVE_WORDS[kind]}
      action="Enregistrer"
      {...{ submit, sending, error, onClose }}
    >
      {SAID[kind] !== undefined && <p>{SAID[kind]}</p>}
      <DayField label="Le" maxDay={read.today} maw={220} {...form.getInputProps('happenedOn')} />
      {kind === 'renewed' && (
        <DayField
          label="Nouveau dernier jour de la sous-location"
          minDay={read.lease?.subleaseUntil ?? ''}
          maw={260}
          {...form.getInputProps('until')}
        />
      )}
      {needsMotive && (
        <Textarea
          label="Motifs"
          description="Le ménage les lira."
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps('motive')}
        />
      )}
    </FormDrawer>
  )
}
