import type { FastifyReply, FastifyRequest } from 'fastify'
import { CLIENT_ADDRESS_HEADER } from './better-auth.ts'

/** Who is at the other end, before we know who they are. */
export type Caller = {
  readonly address: string
  readonly cookies: ReadonlyMap<string, string>
  readonly userAgent: string
  readonly mustWait: (seconds: number) => void
}

/** What an answer gives the browser besides its body. */
export type WithCookies<T> = { readonly value: T; readonly cookies: readonly string[] }

export function callerOf(request: FastifyRequest, reply: FastifyReply): Caller {
  return {
    address: request.ip,
    cookies: readCookies(request.headers.cookie ?? ''),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    mustWait: (seconds) => void reply.header('retry-after', String(seconds)),
  }
}

/** Cookies by name, decoded; the first of a name wins, as browsers send the most precise first. */
export function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at > 0 && !cookies.has(name)) cookies.set(name, decode(pair.slice(at + 1).trim()))
  }
  return cookies
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The headers that better-auth may see: rebuilt from what we checked, never forwarded whole. */
export function authHeaders(caller: Caller, without: readonly string[] = []): Headers {
  const cookies = [...caller.cookies]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return new Headers({
    cookie: cookies.join('; '),
    'user-agent': caller.userAgent,
    [CLIENT_ADDRESS_HEADER]: caller.address,
  })
}

/** Value of the cookie `name` among the `Set-Cookie` lines of an answer. */
export function cookieSet(lines: readonly string[], name: string): string | undefined {
  const line = lines.findLast((candidate) => candidate.startsWith(`${name}=`))
  return line && decode(line.slice(name.length + 1).split(';')[0] ?? '')
}
