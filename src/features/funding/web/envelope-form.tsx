import { Button, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { FundingRow } from '../contract.ts'
import { FUNDING_KEY, setEnvelope } from './funding-queries.ts'
import { euros } from '#web/ui/euros.ts'

type Props = {
  readonly row: FundingRow
  /** How long each household is paid for. */
  readonly months: number | null
}
type Values = { households: number | string; source: string; reason: string }

/** Households that an operator accompanies for a year each: set by the lead of the programme, from today on. */
export function EnvelopeForm(props: Props) {
  const { row } = props
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button variant="default" size="xs" mt="sm" onClick={() => setOpen(true)}>
        {row.ceiling === null ? 'Fixer l’enveloppe' : 'Changer l’enveloppe'}
      </Button>
    )
  }
  return <Fields {...props} onClose={() => setOpen(false)} />
}

function useEnvelope(row: FundingRow, onClose: () => void) {
  const queryClient = useQueryClient()
  const [id] = useState(newId)
  const form = useForm<Values>({
    initialValues: { households: row.ceiling?.count ?? '', source: '', reason: '' },
    validate: {
      households: (households) => (households === '' ? fieldSentence('required') : null),
      source: (source) => (source.trim() === '' ? fieldSentence('required') : null),
      reason: (reason) => (reason.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const { operatorId, operatorKind } = row
  const sending = useServerForm(form, {
    send: ({ households, source, reason }) =>
      setEnvelope({ id, operatorId, operatorKind, households: Number(households), source, reason }),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: FUNDING_KEY })
      notifyDone('Enveloppe enregistrée, à compter d’aujourd’hui.')
      onClose()
    },
  })
  return { form, ...sending }
}

function Fields({ row, months, onClose }: Props & { readonly onClose: () => void }) {
  const { form, submit, sending, error } = useEnvelope(row, onClose)
  return (
    <form onSubmit={submit} noValidate className="why__envelope">
      <Stack gap="sm" pt="sm">
        <NumberInput
          label="Ménages accompagnés, un an chacun"
          min={0}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('households')}
        />
        <Effect row={row} months={months} households={form.values.households} />
        <TextInput
          label="Source"
          description="La décision ou le texte qui le dit"
          maxLength={200}
          {...form.getInputProps('source')}
        />
        <Textarea
          label="Motif"
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('reason')}
        />
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Enregistrer
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type EffectProps = Props & { readonly households: number | string }

/** What would change, before it does. */
function Effect({ row, months, households }: EffectProps) {
  if (typeof households !== 'number' || row.unitCents === null || months === null) return null
  const fresh = euros(Math.round((households * row.unitCents * months) / 12))
  const words =
    row.ceiling === null
      ? `L’enveloppe serait de ${fresh} à compter d’aujourd’hui.`
      : `L’enveloppe passerait de ${euros(row.ceiling.cents)} à ${fresh} à compter d’aujourd’hui.`
  return (
    <p className="why__none" role="status">
      {words} Ce qui est déjà commencé ne change pas.
    </p>
  )
}
