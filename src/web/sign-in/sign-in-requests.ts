import { api } from '../api.ts'
import { ApiError } from '../api-error.ts'

/** Said whatever the reason: a known and an unknown address get the same answer. */
export const NO_ENTRY = 'La connexion n’a pas abouti.'

export type Credentials = {
  readonly email: string
  readonly password: string
}

export type NextStep = 'done' | 'second-factor'

export async function sendCredentials(credentials: Credentials): Promise<NextStep> {
  const { next } = await api<{ next: NextStep }>({
    method: 'POST',
    url: '/api/sign-in',
    body: credentials,
  })
  return next
}

export function sendSecondFactor(code: string): Promise<void> {
  return api({ method: 'POST', url: '/api/sign-in/second-factor', body: { code } })
}

export function sendHouseholdCode(secret: {
  readonly code: string
  readonly pin: string
}): Promise<void> {
  return api({ method: 'POST', url: '/api/sign-in/household', body: secret })
}

/** The browser asks the person for its key; the library is fetched only then. */
export async function signInWithPasskey(): Promise<void> {
  const { passkeys } = await import('./passkeys.ts')
  const { error } = await passkeys.signIn.passkey()
  if (error) throw new ApiError(error.status, 'signed-out', { rule: 'wrong-credentials' })
}
