import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Turn } from './turn.ts'
import {
  checkMove,
  isLive,
  movesFrom,
  VACANCY_STATUSES,
  type MoveSituation,
} from './vacancy-path.ts'

const agreed: Turn = { state: 'agreed', on: '2026-11-10' }
const open: MoveSituation = {
  status: 'open',
  turn: agreed,
  sector: { quota: 15, taken: 14 },
  leavesOn: '2026-11-12',
  today: '2026-11-24',
}
const to = (status: MoveSituation['status'], over: { motive?: string; letOn?: string } = {}) => ({
  to: status,
  motive: over.motive ?? null,
  letOn: over.letOn ?? null,
})

test('le quinzième logement d’un quota de quinze se propose', () => {
  expect(checkMove(to('proposed'), open).ok).toBe(true)
})

test('C2 · le seizième attend une place accordée par la responsable du dispositif', () => {
  const full = { quota: 15, taken: 15 }
  expect(checkMove(to('proposed'), { ...open, sector: full })).toMatchObject({
    refusal: 'quota-reached',
  })
  const agreedOver = { ...open, sector: { ...full, quota: 16 } }
  expect(checkMove(to('proposed'), agreedOver).ok).toBe(true)
})

test('C9 · hors des communes nommées, rien ne se propose avant le choix du secteur', () => {
  expect(checkMove(to('proposed'), { ...open, sector: null })).toMatchObject({
    refusal: 'sector-missing',
  })
})

test('G10 · rien ne se propose pendant le tour du réservataire', () => {
  expect(checkMove(to('proposed'), { ...open, turn: { state: 'to-ask' } })).toMatchObject({
    refusal: 'holder-has-the-turn',
  })
})

test.each([
  ['motive-required', to('withdrawn'), open],
  ['move-not-allowed', to('signed'), open],
  ['let-on-required', to('signed'), { ...open, status: 'allocated' }],
  ['let-before-leaving', to('signed', { letOn: '2026-11-11' }), { ...open, status: 'allocated' }],
  ['vacancy-date-too-far', to('signed', { letOn: '2062-01-01' }), { ...open, status: 'allocated' }],
] as const)('refusé : %s', (refusal, move, situation) => {
  expect(checkMove(move, situation)).toEqual({ ok: false, refusal })
})

test('un bail signé ne se défait pas ici, un retrait si', () => {
  expect(movesFrom('signed')).toEqual([])
  expect(movesFrom('withdrawn')).toEqual(['open'])
})

test('aucun enchaînement de mouvements acceptés ne dépasse un quota sans accord', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.array(fc.constantFrom(...VACANCY_STATUSES)), (quota, moves) => {
      let taken = 0
      let current: MoveSituation['status'] = 'open'
      for (const status of moves) {
        const sector = { quota, taken }
        const move = { to: status, motive: 'essai', letOn: '2026-12-01' }
        if (!checkMove(move, { ...open, status: current, sector }).ok) continue
        if (current === 'open' && status === 'proposed') taken += 1
        if (current !== 'open' && !['allocated', 'signed'].includes(status)) {
          taken -= isLive(current) ? 1 : 0
        }
        current = status === 'signed' ? 'open' : status
        expect(taken).toBeLessThanOrEqual(quota)
      }
    }),
  )
})
