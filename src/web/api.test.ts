import { beforeEach, expect, test, vi } from 'vitest'

const fetched = vi.fn<typeof fetch>()
vi.stubGlobal('navigator', { onLine: true })
vi.stubGlobal('window', { setTimeout: () => 0, clearTimeout: () => undefined })
vi.stubGlobal('fetch', fetched)

const { api } = await import('./api.ts')
const { pendingSignIn } = await import('./session/sign-in-again.ts')

function reply(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status })
}

const EXPIRED = { code: 'signed-out', requestId: 'r1' }

beforeEach(() => {
  fetched.mockReset()
})

test('une écriture porte la marque de notre page, une lecture non', async () => {
  fetched.mockImplementation(() => Promise.resolve(reply(200, { id: 'a' })))
  await api({ method: 'POST', url: '/api/referrals', body: { name: 'Perrachon' } })
  await api({ url: '/api/households' })

  const [write, read] = fetched.mock.calls.map(([, init]) => new Headers(init?.headers))
  expect(write?.get('x-perenne-csrf')).toBe('1')
  expect(write?.get('content-type')).toBe('application/json')
  expect(read?.has('x-perenne-csrf')).toBe(false)
})

test('une session expirée demande de se reconnecter, puis la même requête repart', async () => {
  fetched.mockResolvedValueOnce(reply(401, EXPIRED)).mockResolvedValueOnce(reply(200, { id: 'a' }))
  const sent = api({ method: 'POST', url: '/api/referrals', body: { name: 'Perrachon' } })
  await vi.waitUntil(() => pendingSignIn.get())
  pendingSignIn.get()?.answer(true)

  expect(await sent).toEqual({ id: 'a' })
  expect(fetched.mock.calls[1]).toEqual(fetched.mock.calls[0])
})

test('qui renonce à se reconnecter retrouve l’erreur, sans second envoi', async () => {
  fetched.mockResolvedValueOnce(reply(401, EXPIRED))
  const sent = api({ url: '/api/households' })
  await vi.waitUntil(() => pendingSignIn.get())
  pendingSignIn.get()?.answer(false)

  await expect(sent).rejects.toMatchObject({ code: 'signed-out', status: 401 })
  expect(fetched).toHaveBeenCalledOnce()
})

test('un refus pendant la connexion elle-même n’ouvre aucune question', async () => {
  fetched.mockResolvedValueOnce(reply(401, EXPIRED))

  await expect(api({ method: 'POST', url: '/api/sign-in', body: {} })).rejects.toMatchObject({
    code: 'signed-out',
  })
  expect(pendingSignIn.get()).toBeNull()
})

test('un refus garde sa règle et ses champs', async () => {
  const refusal = { code: 'bad-input', requestId: 'r2', fields: { name: 'required' } }
  fetched.mockResolvedValueOnce(reply(400, refusal))

  await expect(api({ url: '/api/households' })).rejects.toMatchObject(refusal)
})

test('la page d’un intermédiaire ou le silence deviennent une panne lisible', async () => {
  fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
  await expect(api({ url: '/api/households' })).rejects.toMatchObject({ code: 'unavailable' })

  fetched.mockRejectedValueOnce(new TypeError('network'))
  await expect(api({ url: '/api/households' })).rejects.toMatchObject({ code: 'unreachable' })
})
