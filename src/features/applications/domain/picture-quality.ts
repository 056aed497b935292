/** What keeps a photograph of a paper from being read. */
export type PictureFlaw = 'too-small' | 'too-dark' | 'too-bright' | 'blurred'

// Thresholds tried on photographs of printed pages; they warn and never refuse.
const LEAST_SIDE = 700
const DARK_BELOW = 70
const BRIGHT_ABOVE = 245
const SHARP_FROM = 60

export type Picture = {
  /** Of the photograph itself, in pixels. */
  readonly width: number
  readonly height: number
  /** Grey levels, 0 to 255, of a copy of it, line after line. */
  readonly grey: ArrayLike<number>
  readonly greyWidth: number
}

/**
 * Flaws that a person can mend by taking the photograph again.
 *
 * @returns the flaws found, none when the page should be readable
 * @source  H5; sharpness is the variance of the Laplacian (Pech-Pacheco et al., 2000)
 */
export function pictureFlaws({ width, height, grey, greyWidth }: Picture): readonly PictureFlaw[] {
  const mean = Array.from(grey).reduce((sum, level) => sum + level, 0) / Math.max(1, grey.length)
  return [
    ...(Math.min(width, height) < LEAST_SIDE ? (['too-small'] as const) : []),
    ...(mean < DARK_BELOW ? (['too-dark'] as const) : []),
    ...(mean > BRIGHT_ABOVE ? (['too-bright'] as const) : []),
    ...(sharpness(grey, greyWidth) < SHARP_FROM ? (['blurred'] as const) : []),
  ]
}

function sharpness(grey: ArrayLike<number>, width: number): number {
  const at = (index: number) => grey[index] ?? 0
  let count = 0
  let sum = 0
  let squares = 0
  for (let index = width + 1; index < grey.length - width - 1; index += 1) {
    if (index % width === 0 || index % width === width - 1) continue
    const edge =
      4 * at(index) - at(index - 1) - at(index + 1) - at(index - width) - at(index + width)
    count += 1
    sum += edge
    squares += edge * edge
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2
}
