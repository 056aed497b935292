import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconSearch } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { parseDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { type Answer, FindAnswer } from './find-answer.tsx'
import { type Identity, isKnown, searchOwn } from './referral-queries.ts'

async function ask(identity: Identity): Promise<Answer> {
  const households = await searchOwn(identity)
  return households.length > 0 ? { kind: 'own', households } : askEverywhere(identity)
}

/** The question that is counted and logged: asked only when one's own files do not answer. */
async function askEverywhere(identity: Identity): Promise<Answer> {
  return { kind: (await isKnown(identity)) ? 'known' : 'free' }
}

export function FindForm() {
  const [asked, setAsked] = useState<{ identity: Identity; answer: Answer } | null>(null)
  const elsewhere = useMutation({
    mutationFn: askEverywhere,
    onSuccess: (answer, identity) => setAsked({ identity, answer }),
  })
  return (
    <>
      <IdentityForm onAnswer={(identity, answer) => setAsked({ identity, answer })} />
      {asked && (
        <FindAnswer
          {...asked}
          asking={elsewhere.isPending}
          onNoneOfThese={() => elsewhere.mutate(asked.identity)}
        />
      )}
      <FormError error={elsewhere.error} />
    </>
  )
}

function IdentityForm({ onAnswer }: { onAnswer: (identity: Identity, answer: Answer) => void }) {
  const today = useToday()
  const identity = useRef<Identity>(null)
  const form = useForm({
    initialValues: { firstName: '', lastName: '', birthDate: '' },
    validate: {
      firstName: (name) => (name.trim() === '' ? fieldSentence('required') : null),
      lastName: (name) => (name.trim() === '' ? fieldSentence('required') : null),
      birthDate: (day) =>
        parseDay(day) === null
          ? fieldSentence(day.trim() === '' ? 'required' : 'impossible-date')
          : null,
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ birthDate, ...name }) => {
      identity.current = { ...name, birthDate: typedDay(birthDate) ?? '' }
      return ask(identity.current)
    },
    onDone: (answer) => {
      if (identity.current) onAnswer(identity.current, answer)
    },
  })
  return (
    <Card title="Qui cherchez-vous ?">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <div className="find-fields">
            <TextInput
              label="Prénom"
              autoComplete="off"
              maxLength={80}
              {...form.getInputProps('firstName')}
            />
            <TextInput
              label="Nom"
              autoComplete="off"
              maxLength={80}
              {...form.getInputProps('lastName')}
            />
            <DayField
              label="Date de naissance"
              maxDay={today}
              {...form.getInputProps('birthDate')}
            />
          </div>
          <FormError error={error} />
          <div>
            <Button type="submit" loading={sending} leftSection={<Icon of={IconSearch} />}>
              Chercher
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}
