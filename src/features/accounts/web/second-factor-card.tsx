import { Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useSignedIn } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { useServerForm } from '#web/ui/server-form.ts'

type Codes = { readonly codes: readonly string[] }

/** The application of authentication, and the codes that replace it the day the telephone is lost. */
export function SecondFactorCard() {
  const { enrolled } = useSignedIn().secondFactor
  const [renewed, setRenewed] = useState<Codes | null>(null)
  return (
    <Card
      title="Code de sécurité"
      action={
        enrolled && (
          <Chip tone="accent" icon={IconShieldCheck}>
            en service
          </Chip>
        )
      }
    >
      {!enrolled && (
        <>
          <p className="account-text">
            Une application d’authentification sur votre téléphone protège votre compte, même si
            votre mot de passe est volé.
          </p>
          <LinkButton to="/second-facteur">Relier mon application</LinkButton>
        </>
      )}
      {enrolled && !renewed && <RenewForm onRenewed={setRenewed} />}
      {renewed && <BackupCodes codes={renewed.codes} />}
    </Card>
  )
}

function RenewForm({ onRenewed }: { onRenewed: (codes: Codes) => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: (body) => api<Codes>({ method: 'POST', url: '/api/account/backup-codes', body }),
    onDone: onRenewed,
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p className="account-text">
          Codes de secours égarés ou tous utilisés ? Les nouveaux remplacent les anciens.
        </p>
        <PasswordInput
          label="Votre mot de passe"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <FormError error={error} what="Les codes n’ont pas été renouvelés." />
        <Button type="submit" variant="default" loading={sending} style={{ alignSelf: 'start' }}>
          Renouveler mes codes de secours
        </Button>
      </Stack>
    </form>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div role="status">
      <p className="account-text">
        Gardez ces codes en lieu sûr : ils ne seront plus affichés. Chacun sert une fois.
      </p>
      <ul className="account-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}
