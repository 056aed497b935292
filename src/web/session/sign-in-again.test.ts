import { expect, test } from 'vitest'
import { pendingSignIn, signInAgain } from './sign-in-again.ts'

test('plusieurs requêtes refusées attendent la même réponse', async () => {
  const first = signInAgain('signed-out')
  const second = signInAgain('signed-out')
  expect(pendingSignIn.get()?.need).toBe('signed-out')

  pendingSignIn.get()?.answer(true)
  expect(await Promise.all([first, second])).toEqual([true, true])
  expect(pendingSignIn.get()).toBeNull()
})

test('une question close se repose à la requête suivante', async () => {
  const first = signInAgain('second-factor-needed')
  pendingSignIn.get()?.answer(false)
  expect(await first).toBe(false)

  const second = signInAgain('signed-out')
  expect(pendingSignIn.get()?.need).toBe('signed-out')
  pendingSignIn.get()?.answer(true)
  expect(await second).toBe(true)
})
