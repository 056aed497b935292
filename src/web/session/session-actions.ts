import { api } from '../api.ts'
import { forgetAllDrafts } from '../drafts.ts'

/** A whole new page: nothing read under the former role or account stays in memory. */
function startAgainAt(path: string): void {
  window.location.assign(path)
}

export async function chooseMembership(membershipId: string): Promise<void> {
  await api({ method: 'POST', url: '/api/session/membership', body: { membershipId } })
  startAgainAt('/')
}

export async function signOut(): Promise<void> {
  await api({ method: 'POST', url: '/api/session/sign-out' })
  forgetAllDrafts()
  startAgainAt('/connexion')
}

export async function takeDemonstrationAccount(accountId: string): Promise<void> {
  await api({ method: 'POST', url: '/api/demonstration/sign-in', body: { accountId } })
}

/** From the band, while somebody is already signed in. */
export async function changeDemonstrationAccount(accountId: string): Promise<void> {
  await takeDemonstrationAccount(accountId)
  forgetAllDrafts()
  startAgainAt('/')
}
