import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormError } from '../ui/form-error.tsx'
import { useServerForm } from '../ui/server-form.ts'
import './household-form.css'
import { NO_ENTRY, sendHouseholdCode } from './sign-in-requests.ts'

type Props = {
  onDone: () => unknown
}

/** A person of a household has no address to remember: the code given by its worker and the PIN that it chose. */
export function HouseholdForm({ onDone }: Props) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '', pin: '' } })
  const { submit, sending, error } = useServerForm(form, { send: sendHouseholdCode, onDone })
  return (
    <form className="household-form" onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label="Mon code"
        description="Il est sur la carte que l’on vous a donnée"
        autoComplete="username"
        autoCapitalize="characters"
        spellCheck={false}
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <PasswordInput
        size="md"
        label="Mon numéro secret"
        description="Les chiffres que vous avez choisis"
        inputMode="numeric"
        autoComplete="current-password"
        key={form.key('pin')}
        {...form.getInputProps('pin')}
      />
      <FormError error={error} what={NO_ENTRY} />
      <Button type="submit" size="md" loading={sending}>
        Entrer
      </Button>
      <p className="household-form__help">
        Code perdu&#8239;? Demandez-en un autre à la personne qui vous accompagne.
      </p>
    </form>
  )
}
