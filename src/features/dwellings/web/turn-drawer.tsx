import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { addDays } from '#kernel/calendar.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { useSignedIn, useToday } from '#web/session/session.ts'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { TurnKind } from '../domain/turn.ts'
import { sendTurn } from './stock-queries.ts'
import {
  dayNeeded,
  type DrawerProps,
  FormButtons,
  useVacancyForm,
  wordsOrNull,
} from './vacancy-form.tsx'

type Props = DrawerProps & { readonly panel: 'demande' | 'reponse' | 'remise' }
type Values = { kind: '' | TurnKind; on: string; words: string }

const TITLES = {
  demande: 'Noter la demande d’accord',
  reponse: 'Réponse du réservataire',
  remise: 'Noter la remise pour un tour',
} as const
const KINDS = { demande: 'asked', reponse: '', remise: 'released' } as const

const ANSWERS = [
  { value: 'agreed', label: 'Oui, le logement peut aller au dispositif' },
  { value: 'declined', label: 'Non, le réservataire garde le logement' },
  { value: 'given-back', label: 'Le réservataire rend son tour' },
] as const

/** G10: what was asked or answered, and on which day; a holder answers for itself, today. */
export function TurnDrawer({ vacancy, onClose, panel }: Props) {
  const isHolder = useSignedIn().current?.role === 'RES'
  const today = useToday()
  const [id] = useState(newId)
  const form = useForm<Values>({
    initialValues: { kind: KINDS[panel], on: formatDay(today), words: '' },
    validate: { kind: (kind) => (kind === '' ? fieldSentence('required') : null), on: dayNeeded },
  })
  const { submit, sending, error } = useVacancyForm(form, {
    vacancy,
    onClose,
    done: 'Enregistré dans le tour du réservataire.',
    send: ({ kind, on, words }) =>
      sendTurn(vacancy.id, {
        id,
        kind: kind === '' ? 'agreed' : kind,
        on: typedDay(on) ?? '',
        words: wordsOrNull(words),
      }),
  })
  return (
    <SideDrawer onClose={onClose} title={TITLES[panel]}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Effect {...{ vacancy, panel }} on={form.values.on} />
          {panel === 'reponse' && (
            <Radio.Group label="Réponse" {...form.getInputProps('kind')}>
              <Stack gap="xs" mt={6}>
                {ANSWERS.map((answer) => (
                  <Radio key={answer.value} {...answer} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {!isHolder && <DayField label="Le" maxDay={today} {...form.getInputProps('on')} />}
          <Textarea
            label="Précision (facultatif)"
            description="Lue par le bailleur et le réservataire."
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('words')}
          />
          <FormButtons label="Enregistrer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}

type EffectProps = Pick<Props, 'vacancy' | 'panel'> & { readonly on: string }

/** What saving will do, before saving. */
function Effect({ vacancy: { holder, turnDays }, panel, on }: EffectProps) {
  const day = parseDay(on)
  if (panel === 'remise') {
    return (
      <Text size="sm">
        Le délai est passé sans réponse : vous désignez pour cette fois. Le droit de {holder.name}{' '}
        reste entier pour la prochaine libération.
      </Text>
    )
  }
  if (panel === 'reponse' || day === null || turnDays === null) return null
  return (
    <Text size="sm">
      {holder.name} aura jusqu’au {formatDay(addDays(day, turnDays))} pour répondre.
    </Text>
  )
}
