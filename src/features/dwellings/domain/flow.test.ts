import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowBalance } from './flow.ts'

test('C6 · l’État a 30 % du flux : sur dix libérations, il en attend trois', () => {
  expect(flowBalance(0.3, 10, 1)).toEqual({ released: 10, oriented: 1, promised: 3, owed: 2 })
})

test('une promesse tenue ne doit rien, une part de logement en doit un', () => {
  expect(flowBalance(0.2, 5, 1).owed).toBe(0)
  expect(flowBalance(0.2, 6, 1).owed).toBe(1)
})

test('ce qui est dû suffit toujours à tenir la promesse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.nat(500),
      fc.nat(500),
      (percent, released, oriented) => {
        const balance = flowBalance(percent / 100, released, oriented)
        expect(oriented + balance.owed).toBeGreaterThanOrEqual(balance.promised)
        expect(balance.owed).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})
