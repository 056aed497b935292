import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delayFigures, publishTable, type CountTable, type PublishedTable } from './suppression.ts'

const table = (cells: Record<string, number>): CountTable => ({
  total: Object.values(cells).reduce((sum, count) => sum + count, 0),
  cells,
})
const small = (count: number) => count > 0 && count < 5

test('R2 · une case de moins de cinq ménages est masquée, et une seconde avec elle', () => {
  const published = publishTable(table({ aries: 12, gaia: 3, annecy: 6 }), 'T1', null, 5)
  expect(published).toEqual({
    total: 21,
    cells: { aries: 12, gaia: null, annecy: null },
    asOf: 'T1',
  })
})

test('R2 · un total de moins de cinq masque tout', () => {
  const published = publishTable(table({ aries: 1, gaia: 3 }), 'T1', null, 5)
  expect(published).toEqual({ total: null, cells: { aries: null, gaia: null }, asOf: 'T1' })
})

test('R2 · une case masquée une fois le reste dans les éditions suivantes', () => {
  const first = table({ aries: 12, gaia: 3, annecy: 6 })
  const previous = { published: publishTable(first, 'T1', null, 5), counted: first }
  const next = publishTable(table({ aries: 20, gaia: 14, annecy: 12 }), 'T2', previous, 5)
  expect(next).toEqual({ total: 46, cells: { aries: 20, gaia: null, annecy: null }, asOf: 'T2' })
})

test('R2 · un accroissement de moins de cinq laisse les nombres de l’édition d’avant, avec leur date', () => {
  const first = table({ aries: 12, gaia: 8 })
  const previous = { published: publishTable(first, 'T1', null, 5), counted: first }
  expect(publishTable(table({ aries: 14, gaia: 8 }), 'T2', previous, 5).asOf).toBe('T1')
})

// Somebody keeps every edition and subtracts whatever can be subtracted.
function attack(editions: readonly PublishedTable[]): number[] {
  const found: number[] = []
  const hidden = editions.map(({ total, cells }) =>
    total === null
      ? null
      : total - Object.values(cells).reduce<number>((sum, value) => sum + (value ?? 0), 0),
  )
  const series = (read: (edition: PublishedTable, index: number) => number | null) => {
    const values = editions.map(read).filter((value) => value !== null)
    found.push(...values)
    for (const [index, value] of values.entries()) {
      found.push(...values.slice(index + 1).map((later) => later - value))
    }
  }
  series(({ total }) => total)
  for (const name of Object.keys(editions[0]?.cells ?? {}))
    series((edition) => edition.cells[name] ?? null)
  series((_, index) => hidden[index] ?? null)
  return found
}

test('R2 · soustraire deux cases ou deux éditions ne fait jamais apparaître moins de cinq ménages', () => {
  const growth = fc.array(fc.record({ a: fc.nat(7), b: fc.nat(7), c: fc.nat(30), d: fc.nat(2) }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(growth, (steps) => {
      const published: PublishedTable[] = []
      let counted: CountTable = table({ a: 0, b: 0, c: 0, d: 0 })
      let made: CountTable | null = null
      for (const [index, step] of steps.entries()) {
        counted = table({
          a: (counted.cells['a'] ?? 0) + step.a,
          b: (counted.cells['b'] ?? 0) + step.b,
          c: (counted.cells['c'] ?? 0) + step.c,
          d: (counted.cells['d'] ?? 0) + step.d,
        })
        const last = published.at(-1)
        const next: PublishedTable = publishTable(
          counted,
          `T${String(index)}`,
          last && made ? { published: last, counted: made } : null,
          5,
        )
        if (next !== last) made = counted
        published.push(next)
      }
      return !attack(published).some(small)
    }),
    { numRuns: 3000 },
  )
})

test('médiane et neuvième décile se taisent sous cinq ménages', () => {
  expect(delayFigures([1, 2, 3, 4], 5)).toBeNull()
  expect(delayFigures([9, 1, 3, 5, 7, 2, 4, 6, 8, 10], 5)).toEqual({
    medianDays: 5,
    ninthDecileDays: 9,
  })
})
