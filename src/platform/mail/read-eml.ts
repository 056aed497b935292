export type ReadMail = {
  readonly to: string
  readonly subject: string
  readonly date: string
  readonly text: string
}

/** Reads back a mail that this application composed: headers and the plain part. Not a reader of anybody's mail. */
export function readEml(source: string): ReadMail {
  const [head, body] = cut(source)
  const headers = readHeaders(head)
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1]
  const part = boundary === undefined ? source : plainPart(body, boundary)
  const [partHead, partBody] = cut(part)
  return {
    to: headers.get('to') ?? '',
    subject: readWords(headers.get('subject') ?? ''),
    date: headers.get('date') ?? '',
    text: decode(partBody, readHeaders(partHead).get('content-transfer-encoding') ?? '').trim(),
  }
}

function cut(source: string): [string, string] {
  const at = source.search(/\r?\n\r?\n/)
  return at < 0 ? [source, ''] : [source.slice(0, at), source.slice(at).replace(/^(\r?\n){2}/, '')]
}

function readHeaders(head: string): Map<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
}

function plainPart(body: string, boundary: string): string {
  const parts = body.split(`--${boundary}`).map((part) => part.replace(/^\r?\n/, ''))
  return parts.find((part) => /^content-type: text\/plain/im.test(cut(part)[0])) ?? ''
}

function decode(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding.toLowerCase() === 'quoted-printable') return quotedPrintable(body)
  return body
}

function quotedPrintable(body: string): string {
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_sign, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** « =?UTF-8?Q?…?= » and « =?UTF-8?B?…?= », joined when they follow each other. */
function readWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, kind: string, coded: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(coded, 'base64').toString('utf8')
        : quotedPrintable(coded.replaceAll('_', ' ')),
    )
}
