import { Button, Group, Select, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { HandoverRead, HoldingChange, HoldingRead } from '../contract.ts'
import { gapsOf, type Holding } from '../domain/never-zero.ts'
import { sendHolding, sendHoldingChange, useRefreshHandover } from './handover-queries.ts'
import { SIDE_WORDS } from './handover-words.ts'

type Props = {
  readonly householdId: string
  readonly read: HandoverRead
  readonly code: string
  readonly holding: HoldingRead | null
  readonly onClose: () => void
}

const HOUSEHOLD = 'household'

function useHolding({ householdId, read, code, holding, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshHandover(householdId)
  const form = useForm({
    initialValues: {
      holder: holding ? (holding.holderAccountId ?? HOUSEHOLD) : '',
      startsOn: formatDay(holding?.startsOn ?? read.today),
      endsOn: holding?.endsOn ? formatDay(holding.endsOn) : '',
    },
    validate: { holder: (value) => (value ? null : fieldSentence('required')) },
  })
  const onDone = async () => {
    await refresh()
    notifyDone('C’est enregistré.')
    onClose()
  }
  const sending = useServerForm(form, {
    send: ({ holder, startsOn, endsOn }) => {
      const days = {
        startsOn: typedDay(startsOn) ?? '',
        endsOn: endsOn.trim() === '' ? null : (typedDay(endsOn) ?? ''),
      }
      return holding === null
        ? sendHolding(householdId, {
            ...{ id, code, ...days },
            accountId: holder === HOUSEHOLD ? null : holder,
          })
        : sendHoldingChange(householdId, holding.id, {
            ...{ to: 'moved', ...days, version: holding.version },
          })
    },
    onDone,
  })
  return { form, onDone, ...sending }
}

/** Who, from when to when; the days that would be empty are said before anything is applied. */
export function HoldingDrawer(props: Props) {
  const { read, code, holding, onClose } = props
  const { form, onDone, submit, sending, error } = useHolding(props)
  const label = read.kinds.find((kind) => kind.code === code)?.label ?? ''
  return (
    <FormDrawer
      title={holding === null ? `${label} : qui la tient` : `${label} : ${holding.holderName}`}
      action="Enregistrer"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      {holding === null && (
        <Select
          label="Qui"
          description="Quelqu’un qui suit le ménage, ou le ménage lui-même."
          data={[
            ...read.holders.map(({ id, name, side }) => ({
              value: id,
              label: `${name}, ${SIDE_WORDS[side]}`,
            })),
            { value: HOUSEHOLD, label: 'Le ménage lui-même' },
          ]}
          {...form.getInputProps('holder')}
        />
      )}
      <DayField label="À partir du" maw={220} {...form.getInputProps('startsOn')} />
      <DayField
        label="Dernier jour"
        description="Vide : jusqu’à nouvel ordre."
        maw={220}
        {...form.getInputProps('endsOn')}
      />
      <Effect {...{ read, code, holding }} draft={form.values} />
      {holding !== null && <Moves {...props} holding={holding} onDone={onDone} />}
    </FormDrawer>
  )
}

type EffectProps = Pick<Props, 'read' | 'code' | 'holding'> & {
  readonly draft: { readonly startsOn: string; readonly endsOn: string }
}

/** The same proof as the table, on what would be. */
function Effect({ read, code, holding, draft }: EffectProps) {
  const startsOn = typedDay(draft.startsOn)
  if (!startsOn) return null
  const endsOn = draft.endsOn.trim() === '' ? null : (typedDay(draft.endsOn) ?? null)
  const drawn: Holding = {
    ...{ id: holding?.id ?? 'new', code, startsOn, endsOn, rolledBackOn: null },
    holderAccountId: holding?.holderAccountId ?? 'new',
    confirmedOn: holding?.confirmedOn ?? null,
  }
  const after = [...read.holdings.filter(({ id }) => id !== holding?.id), drawn]
  const empty = (holdings: readonly Holding[]) =>
    gapsOf(holdings, read.absences, { from: read.today, to: read.to }, read.today).filter(
      (gap) => gap.code === code,
    )
  const [first] = empty(after)
  return (
    <p role="status">
      {first === undefined
        ? 'Aucun jour sans personne.'
        : `Il resterait un vide du ${formatDay(first.from)} au ${formatDay(first.to)}.`}
    </p>
  )
}

type MovesProps = Props & {
  readonly holding: HoldingRead
  readonly onDone: () => Promise<void>
}

/** Confirmed once it has begun; given back with a reason, never a blame. */
function Moves({ householdId, read, holding, onDone }: MovesProps) {
  const [motive, setMotive] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { version } = holding
  const send = (change: HoldingChange) => {
    sendHoldingChange(householdId, holding.id, change).then(onDone, setError)
  }
  return (
    <>
      <FormError error={error} />
      <Group>
        {holding.confirmedOn === null && holding.startsOn <= read.today && (
          <Button size="xs" variant="default" onClick={() => send({ to: 'confirmed', version })}>
            Le passage est fait
          </Button>
        )}
        {holding.confirmedOn !== null && motive === null && (
          <Button size="xs" variant="default" onClick={() => setMotive('')}>
            Revenir en arrière
          </Button>
        )}
      </Group>
      {motive !== null && (
        <>
          <Textarea
            label="Pourquoi revenir en arrière"
            description="Un fait. Qui tenait avant tient à nouveau dès aujourd’hui."
            autosize
            minRows={2}
            maxLength={600}
            value={motive}
            onChange={(event) => setMotive(event.currentTarget.value)}
          />
          <Group>
            <Button
              size="xs"
              disabled={motive.trim() === ''}
              onClick={() => send({ to: 'rolled-back', motive, version })}
            >
              Revenir en arrière
            </Button>
          </Group>
        </>
      )}
    </>
  )
}
