/** What a file is, said by its first bytes and never by its name. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** `heic`: the photographs of some phones, that few programs read. */
export type Sniffed = MediaType | 'heic' | null

const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis'])

/** @returns the kind of file that these bytes begin, or null for any other */
export function sniff(bytes: Uint8Array): Sniffed {
  const text = (from: number, to: number) => String.fromCodePoint(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && text(1, 4) === 'PNG') return 'image/png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  if (text(0, 5) === '%PDF-') return 'application/pdf'
  if (text(4, 8) === 'ftyp' && HEIC_BRANDS.has(text(8, 12))) return 'heic'
  return null
}

export const DOCUMENT_EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** Rules of files that a person can meet. */
export type FileRefusal =
  'file-too-big' | 'file-heic' | 'file-unknown' | 'file-lies' | 'file-infected'
