import { createHash } from 'node:crypto'

/** Draws that depend on a seed and on names only: the same seed gives the same territory everywhere. */
export type Chance = {
  /** From 0 included to 1 excluded. */
  draw(): number
  /** A whole number between two, both included. */
  between(least: number, most: number): number
  happens(probability: number): boolean
  pick<T>(values: readonly [T, ...T[]]): T
  /** One of several, by weight. */
  weighted<T>(values: readonly (readonly [T, number])[]): T
}

/** A generator of its own for each name, so that adding a draw here changes nothing there. */
export function chanceOf(...names: readonly (string | number)[]): Chance {
  let state = createHash('sha256').update(names.join('/')).digest().readUInt32BE(0)
  // mulberry32: a small generator with a period of 2^32, plenty for one household.
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    draw,
    between: (least, most) => least + Math.floor(draw() * (most - least + 1)),
    happens: (probability) => draw() < probability,
    pick: (values) => values[Math.floor(draw() * values.length)] ?? values[0],
    weighted(values) {
      let left = draw() * values.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of values) {
        left -= weight
        if (left < 0) return value
      }
      const last = values.at(-1)
      if (!last) throw new Error('Nothing to draw from')
      return last[0]
    },
  }
}

/** The same names give the same id: what is already there is recognised and left alone. */
export function idOf(...names: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(names.join('/')).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
