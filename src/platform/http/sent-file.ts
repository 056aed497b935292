import { z } from 'zod'

/** What a route answers when its reply is a file: a page to read where it stands, anything else to keep. */
export type SentFile = {
  readonly bytes: Uint8Array | string
  readonly mediaType: string
  /** As the person finds it among her files, with its extension. */
  readonly fileName: string
}

/** The reply of a route that sends a file, in any of the kinds that it names. */
export const SentFile = z.custom<SentFile>((value) => typeof value === 'object' && value !== null)

const Bytes = z.string().meta({ format: 'binary' })

/** How the description of the interface names the kinds of file of a route. */
export function fileContent(mediaTypes: readonly string[]) {
  return {
    content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: Bytes }])),
  }
}

/** Headers under which a file leaves: never kept by a cache, never run, named as it is. */
export function fileHeaders({ mediaType, fileName }: SentFile): Readonly<Record<string, string>> {
  const way = mediaType === 'text/html' ? 'inline' : 'attachment'
  return {
    'content-type': mediaType === 'text/html' ? 'text/html; charset=utf-8' : mediaType,
    'content-disposition': `${way}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'cache-control': 'no-store',
  }
}
