import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** Length is what protects: a sentence is easier to remember than signs. */
export function NewPasswordInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      label="Choisissez un mot de passe"
      description="Douze caractères au moins. Une phrase de plusieurs mots se retient bien"
      autoComplete="new-password"
      {...props}
    />
  )
}
