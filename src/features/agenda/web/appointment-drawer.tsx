import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSignedIn, useToday } from '#web/session/session.ts'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant, formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Answer, Appointment } from '../contract.ts'
import { KIND_WORDS } from '../domain/appointment-kinds.ts'
import { spanWords } from '../domain/hour-words.ts'
import { answerAppointment, useRefreshAgenda } from './agenda-queries.ts'
import { CancelForm } from './cancel-form.tsx'
import { MoveForm } from './move-form.tsx'

type Props = { readonly appointment: Appointment; readonly onClose: () => void }

/** One appointment: when, where, who comes; my answer; what its organiser may change. */
export function AppointmentDrawer({ appointment, onClose }: Props) {
  const [changing, change] = useState<'move' | 'cancel' | null>(null)
  const stop = () => change(null)
  return (
    <SideDrawer onClose={onClose} title={appointment.title ?? KIND_WORDS[appointment.kind]}>
      <Stack gap="md">
        <What appointment={appointment} />
        <Parties appointment={appointment} />
        {changing === null && !appointment.cancelledAt && <MyAnswer appointment={appointment} />}
        {changing === 'move' && <MoveForm appointment={appointment} onDone={stop} />}
        {changing === 'cancel' && <CancelForm appointment={appointment} onDone={stop} />}
        {changing === null && appointment.mayChange && (
          <Group>
            <Button variant="default" onClick={() => change('move')}>
              Déplacer
            </Button>
            <Button variant="default" color="brick" onClick={() => change('cancel')}>
              Annuler ce rendez-vous
            </Button>
          </Group>
        )}
      </Stack>
    </SideDrawer>
  )
}

function What({ appointment: one }: { appointment: Appointment }) {
  const today = useToday()
  return (
    <Facts
      facts={[
        { label: 'Nature', value: KIND_WORDS[one.kind] },
        {
          label: 'Quand',
          value: `${one.day === today ? 'Aujourd’hui, ' : ''}${formatLongDay(one.day)}, ${spanWords(one.hour, one.minutes)}`,
        },
        { label: 'Lieu', value: one.place },
        ...(one.household === null
          ? []
          : [
              {
                label: 'Ménage',
                value: (
                  <TextLink to="/menages/$householdId" params={{ householdId: one.household.id }}>
                    {one.household.name}
                  </TextLink>
                ),
              },
            ]),
        ...(one.cancelledAt === null
          ? []
          : [
              {
                label: 'Annulé',
                value: `le ${formatInstant(one.cancelledAt)}\u00a0: ${one.cancelMotive ?? ''}`,
              },
            ]),
      ]}
    />
  )
}

const ANSWERS: Readonly<Record<Answer, { tone: 'accent' | 'neutral' | 'todo'; words: string }>> = {
  yes: { tone: 'accent', words: 'vient' },
  no: { tone: 'neutral', words: 'ne vient pas' },
  none: { tone: 'todo', words: 'à confirmer' },
}

function Parties({ appointment: { parties, organiserId, unnamed } }: Pick<Props, 'appointment'>) {
  return (
    <ul className="agenda-parties" aria-label="Qui vient">
      {parties.map(({ accountId, name, organisation, answer }) => (
        <li key={accountId}>
          <span>
            {name}{' '}
            <span className="agenda-parties__organisation">
              {organisation}
              {accountId === organiserId && ', invite'}
            </span>
          </span>
          <Chip tone={ANSWERS[answer].tone}>{ANSWERS[answer].words}</Chip>
        </li>
      ))}
      {unnamed > 0 && (
        <li className="agenda-parties__organisation">
          et {counted(unnamed, 'autre personne', 'autres personnes')}, que seul le dossier ouvert
          nomme
        </li>
      )}
    </ul>
  )
}

function MyAnswer({ appointment }: { appointment: Appointment }) {
  const { account } = useSignedIn()
  const refresh = useRefreshAgenda()
  const answering = useMutation({
    mutationFn: (answer: 'yes' | 'no') => answerAppointment(appointment.id, answer),
    onSuccess: async (_, answer) => {
      await refresh()
      notifyDone(answer === 'yes' ? 'Vous venez.' : 'Vous ne venez pas : l’organisateur le voit.')
    },
  })
  if (appointment.organiserId === account.id) return null
  return (
    <div>
      <SegmentedControl
        aria-label="Votre réponse"
        fullWidth
        data={[
          { value: 'none', label: 'À confirmer', disabled: appointment.answer !== 'none' },
          { value: 'yes', label: 'Je viens' },
          { value: 'no', label: 'Je ne viens pas' },
        ]}
        value={answering.isPending ? answering.variables : appointment.answer}
        onChange={(answer) => {
          if (answer === 'yes' || answer === 'no') answering.mutate(answer)
        }}
      />
      <FormError error={answering.error} what="Votre réponse n’est pas partie." />
    </div>
  )
}
