import { createSignal } from '../signal.ts'

export type SignInNeed = 'signed-out' | 'second-factor-needed'

type Pending = {
  readonly need: SignInNeed
  readonly answered: Promise<boolean>
  readonly answer: (signedIn: boolean) => void
}

/** The one question on screen: every request that got a 401 waits for its answer. */
export const pendingSignIn = createSignal<Pending | null>(null)

/** Opens the dialog on top of the page. True once the person is signed in again: the request may be sent again. */
export function signInAgain(need: SignInNeed): Promise<boolean> {
  const open = pendingSignIn.get()
  if (open) return open.answered

  let settle: (signedIn: boolean) => void = () => undefined
  const answered = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  pendingSignIn.set({
    need,
    answered,
    answer: (signedIn) => {
      pendingSignIn.set(null)
      settle(signedIn)
    },
  })
  return answered
}
