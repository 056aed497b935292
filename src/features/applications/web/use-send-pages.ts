import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import type { DocumentItem } from '../contract.ts'
import { sendPage, useRefreshApplication } from './documents-queries.ts'
import type { PreparedPage } from './prepare-picture.ts'

/** Sends the pages one by one, in order: after a failure, those that arrived do not leave again. */
export function useSendPages(householdId: string, item: DocumentItem, onDone: () => void) {
  const [ownId] = useState(newId)
  const [pages, setPages] = useState<readonly PreparedPage[]>([])
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refresh = useRefreshApplication(householdId)
  // A document that already has pages goes on; a refused one begins again.
  const documentId = item.state === 'received' ? (item.documentId ?? ownId) : ownId
  const already = item.state === 'received' ? item.pages.length : 0
  const send = async () => {
    setSending(true)
    setError(null)
    try {
      for (const [index, page] of pages.entries()) {
        await sendPage(householdId, documentId, {
          ...{ id: page.id, documentKind: item.kind, personId: item.person?.id ?? null },
          ...{ position: already + index + 1, mediaType: page.mediaType, bytes: page.base64 },
        })
      }
      await refresh()
      setPages([])
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return { pages, setPages, send, sending, error }
}
