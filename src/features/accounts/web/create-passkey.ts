import { api } from '#web/api.ts'
import { ApiError } from '#web/api-error.ts'

/** Old browsers cannot read the options: they do not see the button. */
export const canCreatePasskeys =
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'

/** The device makes a key for this site only and keeps it; we receive its public half. */
export async function createPasskey(name: string): Promise<void> {
  const options = await api<PublicKeyCredentialCreationOptionsJSON>({
    method: 'POST',
    url: '/api/account/passkeys/options',
  })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const credential = await navigator.credentials.create({ publicKey }).catch(() => null)
  if (!(credential instanceof PublicKeyCredential)) {
    throw new ApiError(0, 'rule-refused', { rule: 'passkey-refused' })
  }
  await api({
    method: 'POST',
    url: '/api/account/passkeys',
    body: { name, response: credential.toJSON() as unknown },
  })
}
