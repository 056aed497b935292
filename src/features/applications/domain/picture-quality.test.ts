import { expect, test } from 'vitest'
import { pictureFlaws } from './picture-quality.ts'

const SIDE = 40
const page = (level: (index: number) => number) => ({
  width: 1200,
  height: 1600,
  grey: Array.from({ length: SIDE * SIDE }, (_, index) => level(index)),
  greyWidth: SIDE,
})
/** Lines of print: black on white, every third line. */
const printed = (index: number) => (Math.floor(index / SIDE) % 3 === 0 ? 20 : 230)

test('H5 · une photo lisible passe, une photo sombre, floue ou trop petite se dit', () => {
  expect(pictureFlaws(page(printed))).toEqual([])
  expect(pictureFlaws({ ...page(printed), width: 320 })).toEqual(['too-small'])
  expect(pictureFlaws(page((index) => printed(index) / 6))).toEqual(['too-dark'])
  expect(pictureFlaws(page(() => 128))).toEqual(['blurred'])
  expect(pictureFlaws(page(() => 255))).toEqual(['too-bright', 'blurred'])
})
