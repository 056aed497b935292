import type { HouseholdAnswer, SignInAnswer } from '#features/accounts/contract.ts'
import { api } from '../api.ts'

/** Said whatever the reason: a known and an unknown address get the same answer. */
export const NO_ENTRY = 'La connexion n’a pas abouti.'

type Device = { readonly personalDevice: boolean }

function post<T>(url: string, body?: object): Promise<T> {
  return api<T>({ method: 'POST', url, body })
}

export function sendCredentials(
  credentials: Device & { readonly email: string; readonly password: string },
): Promise<SignInAnswer> {
  return post('/api/sign-in', credentials)
}

/** The second step of a sign-in. */
export function sendSecondFactor(code: string): Promise<unknown> {
  return post('/api/sign-in/second-factor', { code })
}

/** The same proof asked again during a session, before something grave. */
export function confirmSecondFactor(code: string): Promise<unknown> {
  return post('/api/session/second-factor', { code })
}

export function sendHouseholdCode(
  secret: Device & { readonly code: string; readonly pin: string },
): Promise<HouseholdAnswer> {
  return post('/api/sign-in/household', secret)
}

export function sendNewPin(secret: Device & { readonly pin: string }): Promise<HouseholdAnswer> {
  return post('/api/sign-in/household/pin', secret)
}

/** Address of the identity provider, where the person goes on. */
export function startProvider(): Promise<{ readonly url: string }> {
  return post('/api/sign-in/provider')
}

export function askPasswordReset(email: string): Promise<unknown> {
  return post('/api/password-reset', { email })
}

export function sendNewPassword(token: string, password: string): Promise<unknown> {
  return post(`/api/password-reset/${token}`, { password })
}
