import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'

export const passkeys = createAuthClient({
  baseURL: window.location.origin,
  basePath: '/api/auth',
  plugins: [passkeyClient()],
  fetchOptions: { headers: { 'x-perenne-csrf': '1' } },
})
