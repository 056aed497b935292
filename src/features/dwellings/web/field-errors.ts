import type { UseFormReturnType } from '@mantine/form'
import { ApiError, isApiError } from '#web/api-error.ts'
import { useServerForm } from '#web/ui/server-form.ts'
import { FORM_FIELDS } from './dwelling-form.ts'

type Options<V, R> = {
  readonly send: (values: V) => Promise<R>
  readonly onDone: (result: R, values: V) => unknown
}

/** Like `useServerForm`, for a form whose fields are not called as on the wire: `dwelling.rentCents` is `rent` here. */
export function useFieldErrors<V, R>(form: UseFormReturnType<V>, { send, onDone }: Options<V, R>) {
  return useServerForm(form, {
    send: (values: V) => send(values).catch((error: unknown) => Promise.reject(renamed(error))),
    onDone,
  })
}

function renamed(error: unknown): Error {
  if (!isApiError(error)) return error instanceof Error ? error : new Error(String(error))
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([path, code]) => {
      const name = path.replace(/^dwelling\./u, '')
      return [FORM_FIELDS[name] ?? name, code]
    }),
  )
  const { status, code, rule, requestId, current } = error
  return new ApiError(status, code, { rule, requestId, current, fields })
}
