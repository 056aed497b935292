import { AppError } from '#kernel/app-error.ts'
import type { Antivirus } from './antivirus.ts'
import { sniff, type FileRefusal, type MediaType } from '#kernel/media.ts'

/** What a file must satisfy here, from the settings of the instance. */
export type FileRules = {
  readonly maxBytes: number
  readonly scan: Antivirus
}

/** What a file weighs once written in a form, base64 and the rest: the border of the request. */
export function bodyLimitOf({ maxBytes }: FileRules): number {
  return Math.ceil((maxBytes * 4) / 3) + 65_536
}

/**
 * Reads what a file is, and refuses it in words.
 *
 * @param bytes     the file
 * @param declared  what its sender says it is
 */
export async function checkedFile(
  rules: FileRules,
  bytes: Uint8Array,
  declared: string,
): Promise<MediaType> {
  if (bytes.length > rules.maxBytes) refuse('file-too-big')
  const found = sniff(bytes)
  if (found === 'heic') return refuse('file-heic')
  if (found === null) return refuse('file-unknown')
  if (found !== declared) return refuse('file-lies')
  if ((await rules.scan(bytes)) === 'infected') return refuse('file-infected')
  return found
}

function refuse(rule: FileRefusal): never {
  throw new AppError('rule-refused', { rule })
}
