import { newId } from '#web/new-id.ts'
import { pictureFlaws, type PictureFlaw } from '../domain/picture-quality.ts'

/** One page ready to be sent: what it is, how it looks, what could be better. */
export type PreparedPage = {
  readonly id: string
  readonly mediaType: 'image/jpeg' | 'application/pdf'
  readonly base64: string
  readonly sizeBytes: number
  /** An address of this browser, to look at it before sending; null for a PDF. */
  readonly preview: string | null
  readonly flaws: readonly PictureFlaw[]
}

const LONG_SIDE = 2000
const LOOKED_AT = 240

/**
 * Makes a photograph lighter and takes away what it says besides the page (place, date, telephone): it is drawn again.
 * A PDF goes as it is.
 */
export async function preparePage(file: File): Promise<PreparedPage> {
  if (file.type === 'application/pdf') {
    return {
      ...{ id: newId(), mediaType: 'application/pdf', preview: null, flaws: [] },
      base64: await base64Of(file),
      sizeBytes: file.size,
    }
  }
  const bitmap = await createImageBitmap(file)
  const { width, height } = bitmap
  const blob = await drawn(bitmap, Math.min(1, LONG_SIDE / Math.max(width, height)))
  const grey = greyOf(bitmap)
  bitmap.close()
  return {
    id: newId(),
    mediaType: 'image/jpeg',
    base64: await base64Of(blob),
    sizeBytes: blob.size,
    preview: URL.createObjectURL(blob),
    flaws: pictureFlaws({ width, height, grey, greyWidth: LOOKED_AT }),
  }
}

async function drawn(bitmap: ImageBitmap, scale: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(
    Math.round(bitmap.width * scale),
    Math.round(bitmap.height * scale),
  )
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}

function greyOf(bitmap: ImageBitmap): number[] {
  const height = Math.max(1, Math.round((bitmap.height / bitmap.width) * LOOKED_AT))
  const context = new OffscreenCanvas(LOOKED_AT, height).getContext('2d')
  if (!context) return []
  context.drawImage(bitmap, 0, 0, LOOKED_AT, height)
  const { data } = context.getImageData(0, 0, LOOKED_AT, height)
  return Array.from({ length: data.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3)
    return 0.299 * red + 0.587 * green + 0.114 * blue
  })
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCodePoint(...bytes.subarray(from, from + 8192))
  return btoa(text)
}
