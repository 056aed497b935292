import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A hash that only this server can make, one family per purpose so that none stands for another. */
export function keyedHash(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`perenne:${purpose}:${value}`).digest('base64url')
}

/** For what already holds enough randomness to need no key: the token of a link. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** A short-lived statement by this server, given to a browser to bring back. */
export function seal(secret: string, purpose: string, value: string, expiresAt: Date): string {
  const body = `${value}.${String(expiresAt.getTime())}`
  return `${body}.${keyedHash(secret, purpose, body)}`
}

/** The value sealed, or null when it was altered, made for something else or is too old. */
export function unseal(secret: string, purpose: string, sealed: string, now: Date): string | null {
  const [value, expires, mark] = sealed.split('.')
  if (!value || !expires || !mark) return null
  if (!sameText(mark, keyedHash(secret, purpose, `${value}.${expires}`))) return null
  return Number(expires) > now.getTime() ? value : null
}

/** The value of a cookie signed by better-auth (`value.signature`, HMAC-SHA-256 in base 64), or null. */
export function readSignedCookie(secret: string, cookie: string): string | null {
  const at = cookie.lastIndexOf('.')
  if (at < 1) return null
  const value = cookie.slice(0, at)
  const mark = createHmac('sha256', secret).update(value).digest('base64')
  return sameText(mark, cookie.slice(at + 1)) ? value : null
}
