import { randomInt } from 'node:crypto'

/** Crockford's base 32: no letter that a hand-written digit could be taken for. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** A new personal code, 50 bits, in two groups for paper: « K7MX2-Q8RP4 ». */
export function newPersonalCode(): string {
  const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '')
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`
}

/** The code as it was given, whatever the case, spaces and lookalikes typed; null when it cannot be one. */
export function readPersonalCode(typed: string): string | null {
  const signs = typed
    .toUpperCase()
    .replace(/[\s.–—-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const isCode =
    signs.length === LENGTH && Array.from(signs).every((sign) => ALPHABET.includes(sign))
  return isCode ? `${signs.slice(0, 5)}-${signs.slice(5)}` : null
}
