import { getRouteApi } from '@tanstack/react-router'
import { signOut } from '../session/session-actions.ts'
import { useRefreshSession, useSignedIn } from '../session/session.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { Enrolment } from './enrolment.tsx'
import { Entrance } from './entrance.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { confirmSecondFactor } from './sign-in-requests.ts'
import { Anchor } from '@mantine/core'

const route = getRouteApi('/second-facteur')

/** A professional reads nothing before a second factor: it is put in service here, or given. */
export function SecondFactorPage() {
  const { secondFactor } = useSignedIn()
  const enter = useEnter()
  return (
    <Entrance>
      <section>
        <PageTitle
          title={secondFactor.enrolled ? 'Votre code de sécurité' : 'Protéger votre compte'}
          className="entrance__title"
        />
        <div className="entrance__panel">
          {secondFactor.enrolled ? (
            <SecondFactorForm send={confirmSecondFactor} onDone={enter} />
          ) : (
            <Enrolment onDone={enter} />
          )}
        </div>
        <Anchor component="button" type="button" mt="md" onClick={() => void signOut()}>
          Se déconnecter
        </Anchor>
      </section>
    </Entrance>
  )
}

function useEnter(): () => Promise<void> {
  const refresh = useRefreshSession()
  const navigate = route.useNavigate()
  return async () => {
    await refresh()
    await navigate({ to: '/', replace: true })
  }
}
