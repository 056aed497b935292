import { Button, Drawer, Group, Radio, Stack, TextInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EmergencyStep } from '#features/referrals/domain/emergency.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { useSignedIn } from '#web/session/session.ts'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { HouseholdRead } from '../contract.ts'
import './drawers.css'
import { emergencyQuery, sendEmergency, useRefreshEmergency } from './emergency-query.ts'

type Props = { readonly household: HouseholdRead; readonly onClose: () => void }
type Values = { step: EmergencyStep; until: string; motive: string; decider: string }

/** D10: opened for a time, lengthened or ended; each with its motive and who decided. */
export function EmergencyDrawer({ household, onClose }: Props) {
  return (
    <Drawer opened onClose={onClose} title="Se loger en urgence" size="lg">
      <DecisionForm household={household} onClose={onClose} />
    </Drawer>
  )
}

const DONE: Readonly<Record<EmergencyStep, string>> = {
  opened: 'Voie d’urgence ouverte.',
  extended: 'Voie d’urgence prolongée.',
  ended: 'Voie d’urgence terminée.',
}

function useDecision({ household, onClose }: Props) {
  const [id] = useState(newId)
  const { account } = useSignedIn()
  const refresh = useRefreshEmergency(household.id)
  const form = useForm<Values>({
    initialValues: {
      step: household.emergency === null ? 'opened' : 'extended',
      until: '',
      motive: '',
      decider: account.name,
    },
    validate: {
      until: (until, { step }) =>
        step !== 'ended' && until.trim() === '' ? fieldSentence('required') : null,
      motive: (motive) => (motive.trim() === '' ? fieldSentence('required') : null),
      decider: (decider) => (decider.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: ({ step, until, motive, decider }) =>
      sendEmergency(household.id, {
        ...{ id, step, motive, decider },
        until: step === 'ended' ? null : typedDay(until),
      }),
    onDone: async (_, { step }) => {
      await refresh()
      notifyDone(DONE[step])
      onClose()
    },
  })
  return { form, ...sending }
}

function DecisionForm(props: Props) {
  const { household, onClose } = props
  const { form, submit, sending, error } = useDecision(props)
  const { data } = useQuery(emergencyQuery(household.id))
  const { step } = form.values
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {household.emergency !== null && (
          <Radio.Group label="Que décidez-vous ?" {...form.getInputProps('step')}>
            <Stack gap="xs" mt={6}>
              <Radio value="extended" label="Prolonger" />
              <Radio value="ended" label="Terminer" />
            </Stack>
          </Radio.Group>
        )}
        {step !== 'ended' && (
          <DayField
            label="Jusqu’au"
            description={
              data?.latestUntil
                ? `Au plus tard le ${formatDay(data.latestUntil)}. La voie s’arrête d’elle-même ce jour-là.`
                : 'La voie s’arrête d’elle-même ce jour-là.'
            }
            minDay={household.today}
            {...(data?.latestUntil && { maxDay: data.latestUntil })}
            {...form.getInputProps('until')}
          />
        )}
        <Textarea
          label={step === 'opened' ? 'Pourquoi en urgence' : 'Motif'}
          description="Le prescripteur le lira tel quel : des faits, jamais un état de santé."
          autosize
          minRows={3}
          maxLength={1000}
          {...form.getInputProps('motive')}
        />
        <TextInput label="Qui l’a décidé" maxLength={120} {...form.getInputProps('decider')} />
        <Effect step={step} />
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

function Effect({ step }: { step: EmergencyStep }) {
  return (
    <div className="effect">
      <p className="effect__title">Ce qui se passera</p>
      {step === 'ended' ? (
        <p>Le ménage reprend sa place ordinaire dans les files.</p>
      ) : (
        <p>
          Le ménage passe devant dans les files, chez vous et chez le prescripteur. À son terme, la
          voie s’arrête et vous demande une suite.
        </p>
      )}
    </div>
  )
}
