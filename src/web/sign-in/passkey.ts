import { api } from '../api.ts'
import { ApiError } from '../api-error.ts'

/** Old browsers cannot read the options: they do not see the button. */
export const hasPasskeys =
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

/** The browser asks the person for its key: a fingerprint, a face, a code of the device. */
export async function signInWithPasskey(personalDevice: boolean): Promise<void> {
  const options = await api<PublicKeyCredentialRequestOptionsJSON>({
    method: 'POST',
    url: '/api/sign-in/passkey/options',
  })
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null)
  if (!(credential instanceof PublicKeyCredential)) {
    throw new ApiError(0, 'rule-refused', { rule: 'passkey-refused' })
  }
  await api({
    method: 'POST',
    url: '/api/sign-in/passkey',
    body: { response: credential.toJSON() as unknown, personalDevice },
  })
}
