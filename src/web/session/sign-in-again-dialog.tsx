import { Button, Modal, Stack } from '@mantine/core'
import { DemonstrationAccounts } from '../sign-in/demonstration-accounts.tsx'
import { HouseholdForm } from '../sign-in/household-form.tsx'
import { ProfessionalForm } from '../sign-in/professional-form.tsx'
import { SecondFactorForm } from '../sign-in/second-factor-form.tsx'
import { api } from '../api.ts'
import { confirmSecondFactor } from '../sign-in/sign-in-requests.ts'
import { useSignal } from '../signal.ts'
import { type SignedIn, useRefreshSession, useSession } from './session.ts'
import { pendingSignIn, type SignInNeed } from './sign-in-again.ts'

const WORDS: Record<SignInNeed, { title: string; text: string }> = {
  'signed-out': {
    title: 'Votre session est terminée',
    text: 'Pour protéger les ménages, Pérenne se ferme après un temps sans activité. Reconnectez-vous : la page reste ouverte et rien de ce que vous avez tapé n’est perdu.',
  },
  'second-factor-needed': {
    title: 'Confirmez que c’est bien vous',
    text: 'Cette action demande votre code de sécurité.',
  },
}

/** On top of the page, which stays as it is; the request that was refused then leaves again by itself. */
export function SignInAgainDialog() {
  const pending = useSignal(pendingSignIn)
  const session = useSession()
  if (!pending || !session.signedIn) return null
  return (
    <Question
      need={pending.need}
      before={session}
      answer={(signedIn) => {
        pending.answer(signedIn)
      }}
    />
  )
}

type QuestionProps = {
  need: SignInNeed
  before: SignedIn
  answer: (signedIn: boolean) => void
}

function Question({ need, before, answer }: QuestionProps) {
  const resume = useResume(before, answer)
  return (
    <Modal
      opened
      onClose={() => {
        answer(false)
      }}
      title={WORDS[need].title}
      closeOnClickOutside={false}
      withCloseButton={need === 'second-factor-needed'}
      closeOnEscape={need === 'second-factor-needed'}
    >
      <Stack>
        <p style={{ margin: 0 }}>{WORDS[need].text}</p>
        {need === 'second-factor-needed' ? (
          <SecondFactorForm send={confirmSecondFactor} onDone={resume} what={WORDS[need].title} />
        ) : (
          <Doors before={before} onDone={resume} />
        )}
        {need === 'signed-out' && (
          <Button variant="subtle" onClick={() => window.location.assign('/connexion')}>
            Quitter cette page
          </Button>
        )}
      </Stack>
    </Modal>
  )
}

/** Only the door by which this person came in. */
function Doors({ before, onDone }: { before: SignedIn; onDone: () => unknown }) {
  const self = before.demonstration?.accounts.filter(({ id }) => id === before.account.id) ?? []
  if (self.length > 0) return <DemonstrationAccounts accounts={self} onDone={onDone} />
  if (before.account.kind === 'household') return <HouseholdForm onDone={onDone} />
  return <ProfessionalForm onDone={onDone} />
}

/** The same person goes on, for the same organisation; somebody else must not inherit the page. */
function useResume(before: SignedIn, answer: (signedIn: boolean) => void): () => Promise<void> {
  const refresh = useRefreshSession()
  return async () => {
    const after = await refresh()
    if (!after.signedIn || after.account.id !== before.account.id) {
      window.location.assign('/')
      return
    }
    const wanted = before.current?.membershipId
    if (wanted !== undefined && after.current?.membershipId !== wanted) {
      await api({ method: 'POST', url: '/api/session/membership', body: { membershipId: wanted } })
      await refresh()
    }
    answer(true)
  }
}
