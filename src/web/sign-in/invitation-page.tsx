import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { InvitationView, SignInAnswer } from '#features/accounts/contract.ts'
import { api } from '../api.ts'
import { useRefreshSession } from '../session/session.ts'
import { formatInstant } from '../ui/dates.ts'
import { FormError } from '../ui/form-error.tsx'
import { LinkButton } from '../ui/links.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { QueryView } from '../ui/query-view.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { Entrance } from './entrance.tsx'
import { NewPasswordInput } from './new-password-input.tsx'

const route = getRouteApi('/invitation/$token')

/** The way in of somebody invited: the link of the mail is the only thing that it has. */
export function InvitationPage() {
  const { token } = route.useParams()
  const url = `/api/invitations/${token}`
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api<InvitationView>({ url, signal }),
  })
  return (
    <Entrance>
      <section>
        <PageTitle title="Une invitation pour vous" className="entrance__title" />
        <QueryView query={invitation} failure="Cette invitation ne peut pas être ouverte.">
          {(view) => (
            <div className="entrance__panel">
              <Stack>
                <Words invitation={view} />
                <Answer url={url} invitation={view} />
              </Stack>
            </div>
          )}
        </QueryView>
      </section>
    </Entrance>
  )
}

function Words({ invitation }: { invitation: InvitationView }) {
  const { organisationName, roleLabel, email, expiresAt } = invitation
  return (
    <p style={{ margin: 0 }}>
      <strong>{organisationName}</strong> vous ouvre un accès
      {roleLabel && (
        <>
          {' '}
          comme <strong>{roleLabel}</strong>
        </>
      )}
      , à l’adresse {email}. Le lien sert jusqu’au {formatInstant(expiresAt)}.
    </p>
  )
}

type AnswerProps = {
  url: string
  invitation: InvitationView
}

function Answer({ url, invitation }: AnswerProps) {
  const enter = useEnter()
  const join = useMutation({
    mutationFn: () => api({ method: 'POST', url: `${url}/join` }),
    onSuccess: enter,
  })
  if (!invitation.isKnown) return <OpenAccount url={url} name={invitation.name} onDone={enter} />
  if (!invitation.isSignedIn) {
    return (
      <LinkButton to="/connexion" search={{ retour: window.location.pathname }} size="md">
        Se connecter pour accepter
      </LinkButton>
    )
  }
  return (
    <>
      <FormError error={join.error} />
      <Button size="md" loading={join.isPending} onClick={() => join.mutate()}>
        Rejoindre {invitation.organisationName}
      </Button>
    </>
  )
}

function useEnter(): () => Promise<void> {
  const refresh = useRefreshSession()
  const navigate = route.useNavigate()
  return async () => {
    await refresh()
    await navigate({ to: '/' })
  }
}

type OpenAccountProps = {
  url: string
  name: string
  onDone: () => unknown
}

function OpenAccount({ url, name, onDone }: OpenAccountProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name, password: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: (body) => api<SignInAnswer>({ method: 'POST', url, body }),
    onDone,
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Votre prénom et votre nom"
          autoComplete="name"
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <NewPasswordInput key={form.key('password')} {...form.getInputProps('password')} />
        <FormError error={error} what="Le compte n’a pas été ouvert." />
        <Button type="submit" size="md" loading={sending}>
          Ouvrir mon compte
        </Button>
      </Stack>
    </form>
  )
}
