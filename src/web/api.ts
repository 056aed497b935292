import { ApiError, isApiError } from './api-error.ts'
import { reportReachable, reportUnreachable } from './connection.ts'
import { signInAgain } from './session/sign-in-again.ts'

export type ApiRequest = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** Requests by which one signs in: their 401 is an answer, not an expired session. */
const SIGNING_IN = /^\/api\/(session|sign-in|demonstration|invitations|password-reset)\b/

/**
 * Sends a request and reads its JSON reply. A session that has expired meanwhile opens the sign-in dialog on top of the
 * page, then the same request leaves again: nothing typed is lost.
 */
export async function api<T>(request: ApiRequest): Promise<T> {
  try {
    return await send<T>(request)
  } catch (error) {
    if (!isApiError(error) || SIGNING_IN.test(request.url)) throw error
    if (error.code !== 'signed-out' && error.code !== 'second-factor-needed') throw error
    if (!(await signInAgain(error.code))) throw error
    return send<T>(request)
  }
}

async function send<T>({ method = 'GET', url, body, signal }: ApiRequest): Promise<T> {
  const response = await reach(url, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(method !== 'GET' && { 'x-perenne-csrf': '1' }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ?? null,
  })
  if (!response.ok) throw await readError(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init)
    reportReachable()
    return response
  } catch (error) {
    if (init.signal?.aborted) throw error
    reportUnreachable()
    throw new ApiError(0, 'unreachable')
  }
}

type WireError = Partial<Pick<ApiError, 'code' | 'rule' | 'requestId' | 'fields' | 'current'>>

/** A reply that is not ours (a proxy's page, say) becomes a plain failure that keeps its status. */
async function readError(response: Response): Promise<ApiError> {
  const wire = await response
    .json()
    .then((json: unknown) => (typeof json === 'object' && json !== null ? (json as WireError) : {}))
    .catch((): WireError => ({}))
  const fallback = response.status >= 502 ? 'unavailable' : 'internal'
  return new ApiError(response.status, wire.code ?? fallback, wire)
}
