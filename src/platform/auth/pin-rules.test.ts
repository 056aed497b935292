import { describe, expect, test } from 'vitest'
import { pinWeakness } from './pin-rules.ts'

describe('un code secret trop simple est refusé', () => {
  test.each(['000000', '123456', '654321', '121212', '123123'])('%s', (pin) => {
    expect(pinWeakness(pin)).toBe('pin-too-simple')
  })
})

test.each(['12345', '1234567', 'abcdef', '12 345'])(
  '« %s » n’est pas fait de six chiffres',
  (pin) => {
    expect(pinWeakness(pin)).toBe('pin-not-six-digits')
  },
)

test.each(['284917', '112358', '909128'])('%s est accepté', (pin) => {
  expect(pinWeakness(pin)).toBeNull()
})
