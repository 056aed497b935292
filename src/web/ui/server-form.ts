import type { UseFormReturnType } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { isApiError } from '../api-error.ts'
import { fieldSentence } from '../errors.fr.ts'

type Options<V, R> = {
  readonly send: (values: V) => Promise<R>
  readonly onDone: (result: R, values: V) => unknown
}

/**
 * Sends a form. What the server refuses about a field is written under that field, which takes the focus; any other
 * refusal is left in `error`, for `FormError`.
 */
export function useServerForm<V, R>(form: UseFormReturnType<V>, { send, onDone }: Options<V, R>) {
  const sending = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (error) => {
      if (!isApiError(error)) return
      form.setErrors(sentencesOf(error.fields))
      focusFirst(form, Object.keys(error.fields))
    },
  })
  return {
    submit: form.onSubmit(
      (values) => sending.mutate(values),
      (errors) => focusFirst(form, Object.keys(errors)),
    ),
    sending: sending.isPending,
    /** Waits for the connection to come back; it will leave by itself. */
    waiting: sending.isPaused,
    error: sending.error,
    /** Sends the same values again, after « garder ma version » for instance. */
    send: sending.mutate,
    /** Forgets the last refusal, once the person has answered it. */
    reset: sending.reset,
  }
}

function sentencesOf(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, code]) => [path, fieldSentence(code)]),
  )
}

function focusFirst<V>(form: UseFormReturnType<V>, paths: readonly string[]): void {
  const nodes = paths
    .map((path) => form.getInputNode<HTMLElement, string & {}>(path as never))
    .filter((node) => node !== null)
  nodes
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0]
    ?.focus()
}
