import { Anchor, Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Enrolment as EnrolmentView } from '#features/accounts/contract.ts'
import { api } from '../api.ts'
import { FormError } from '../ui/form-error.tsx'
import { useServerForm } from '../ui/server-form.ts'
import './enrolment.css'
import { SecondFactorForm } from './second-factor-form.tsx'

type Props = {
  onDone: () => unknown
}

/** Three steps: say the password again, link the application, give its first code. */
export function Enrolment({ onDone }: Props) {
  const [enrolment, setEnrolment] = useState<EnrolmentView | null>(null)
  if (!enrolment) return <StartForm onStarted={setEnrolment} />
  return (
    <Stack>
      <Application enrolment={enrolment} />
      <BackupCodes codes={enrolment.backupCodes} />
      <SecondFactorForm
        send={confirmFirstCode}
        onDone={onDone}
        what="Le code n’a pas été accepté."
      />
    </Stack>
  )
}

function confirmFirstCode(code: string): Promise<unknown> {
  return api({ method: 'POST', url: '/api/account/second-factor/confirm', body: { code } })
}

function StartForm({ onStarted }: { onStarted: (enrolment: EnrolmentView) => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: (body) => api<EnrolmentView>({ method: 'POST', url: '/api/account/second-factor', body }),
    onDone: onStarted,
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p className="enrolment__text">
          Les dossiers des ménages demandent deux preuves : votre mot de passe et un code que seul
          votre téléphone affiche. Installez une application d’authentification, puis continuez.
        </p>
        <PasswordInput
          label="Votre mot de passe, encore une fois"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <FormError error={error} />
        <Button type="submit" size="md" loading={sending}>
          Relier mon application
        </Button>
      </Stack>
    </form>
  )
}

function Application({ enrolment: { qr, uri, key } }: { enrolment: EnrolmentView }) {
  return (
    <>
      <p className="enrolment__text">
        <strong>1.</strong> Dans l’application, ajoutez un compte et visez ce carré. Sur ce
        téléphone, <Anchor href={uri}>ouvrez l’application</Anchor>.
      </p>
      <svg
        className="enrolment__qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label="Code à viser avec l’application ; la clé est écrite dessous"
        shapeRendering="crispEdges"
      >
        <path d={qr.path} fill="#000000" />
      </svg>
      <p className="enrolment__text">
        Ou recopiez cette clé : <span className="enrolment__key">{key}</span>
      </p>
    </>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p className="enrolment__text">
        <strong>2.</strong> Gardez ces codes de secours en lieu sûr. Chacun sert une fois, si vous
        perdez votre téléphone.
      </p>
      <ul className="enrolment__codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="enrolment__text">
        <strong>3.</strong> Recopiez le code que l’application affiche maintenant.
      </p>
    </>
  )
}
