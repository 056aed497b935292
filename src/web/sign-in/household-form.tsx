import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { FormError } from '../ui/form-error.tsx'
import { useServerForm } from '../ui/server-form.ts'
import './household-form.css'
import { NewPinForm } from './new-pin-form.tsx'
import { NO_ENTRY, sendHouseholdCode } from './sign-in-requests.ts'

type Props = {
  onDone: () => unknown
}

/** A person of a household has no address to remember: the code given by its worker and the PIN that it chose. */
export function HouseholdForm({ onDone }: Props) {
  const [choosesPin, setChoosesPin] = useState(false)
  const [personalDevice, setPersonalDevice] = useState(false)
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '', pin: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: (values) => sendHouseholdCode({ ...values, personalDevice }),
    onDone: ({ next }) => (next === 'choose-pin' ? setChoosesPin(true) : onDone()),
  })
  if (choosesPin) return <NewPinForm personalDevice={personalDevice} onDone={onDone} />
  return (
    <form className="household-form" onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label="Mon code"
        description="Il est sur le papier que l’on vous a donné"
        autoComplete="username"
        autoCapitalize="characters"
        spellCheck={false}
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <PasswordInput
        size="md"
        label="Mon numéro secret"
        description="Vos six chiffres. Laissez vide la première fois"
        inputMode="numeric"
        autoComplete="current-password"
        key={form.key('pin')}
        {...form.getInputProps('pin')}
      />
      <Checkbox
        size="md"
        label="C’est mon téléphone"
        checked={personalDevice}
        onChange={(event) => setPersonalDevice(event.currentTarget.checked)}
      />
      <FormError error={error} what={NO_ENTRY} />
      <Button type="submit" size="md" loading={sending}>
        Entrer
      </Button>
      <p className="household-form__help">
        {'Code perdu\u202f? Demandez-en un autre à la personne qui vous accompagne.'}
      </p>
    </form>
  )
}
