import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Weight = '400' | '700'

/** The typeface comes in pieces; a letter is drawn with the first piece that has it. */
const PIECES = ['latin', 'latin-ext'] as const

/** A piece of the typeface in one weight, under the name by which the PDF knows it. */
export type Face = `${(typeof PIECES)[number]}-${Weight}`
export type Draws = (face: Face, codePoint: number) => boolean
type Run = { readonly face: Face; readonly text: string }

export const FACES: readonly Face[] = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700']

const bytesOf = new Map<Face, Buffer>()

/** Read once, whatever the number of documents. */
export function faceBytes(face: Face): Buffer {
  const known = bytesOf.get(face)
  if (known) return known
  const name = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${face}-normal.woff`
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(name)))
  bytesOf.set(face, bytes)
  return bytes
}

/**
 * Cuts a text where the piece of the typeface changes. A letter that no piece draws loses its accents, and becomes
 * a question mark when nothing is left of it.
 */
export function runsOf(text: string, weight: Weight, draws: Draws): readonly Run[] {
  const faceOf = (letter: string) =>
    PIECES.map((piece): Face => `${piece}-${weight}`).find((face) =>
      draws(face, letter.codePointAt(0) ?? 0),
    )
  const runs: { face: Face; text: string }[] = []
  for (const letter of drawable(text, (one) => faceOf(one) !== undefined)) {
    const last = runs.at(-1)
    const face = faceOf(letter) ?? `latin-${weight}`
    if (last?.face === face) last.text += letter
    else runs.push({ face, text: letter })
  }
  return runs
}

function drawable(text: string, isDrawn: (letter: string) => boolean): string[] {
  // The typeface has no narrow space; the plain one that does not break says the same.
  return Array.from(text.normalize('NFC').replaceAll('\u202f', '\u00a0')).flatMap((letter) => {
    if (isDrawn(letter)) return [letter]
    const bare = Array.from(letter.normalize('NFD')).filter(isDrawn)
    return bare.length > 0 ? bare : ['?']
  })
}
