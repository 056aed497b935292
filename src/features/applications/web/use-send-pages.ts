import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import type { DocumentItem } from '../contract.ts'
import { sendPage, useRefreshApplication } from './documents-queries.ts'
import type { PreparedPage } from './prepare-picture.ts'

/** Pages that the server keeps, and the one that it just refused. */
export type Sent = { readonly arrived: readonly string[]; readonly refused: string | null }
const NOTHING_SENT: Sent = { arrived: [], refused: null }

/** Sends the pages one by one, in order: after a failure, those that arrived do not leave again. */
export function useSendPages(householdId: string, item: DocumentItem, onDone: () => void) {
  const [ownId] = useState(newId)
  const [pages, setPages] = useState<readonly PreparedPage[]>([])
  const [sent, setSent] = useState(NOTHING_SENT)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refresh = useRefreshApplication(householdId)
  // A document that already has pages goes on; a refused one begins again.
  const documentId = item.state === 'received' ? (item.documentId ?? ownId) : ownId
  const already = item.state === 'received' ? item.pages.length : 0
  const send = async () => {
    setSending(true)
    setError(null)
    const arrived = [...sent.arrived]
    let leaving: string | null = null
    try {
      for (const [index, page] of pages.entries()) {
        if (arrived.includes(page.id)) continue
        leaving = page.id
        await sendPage(householdId, documentId, {
          ...{ id: page.id, documentKind: item.kind, personId: item.person?.id ?? null },
          ...{ position: already + index + 1, mediaType: page.mediaType, bytes: page.base64 },
        })
        arrived.push(page.id)
      }
      leaving = null
      await refresh()
      setPages([])
      setSent(NOTHING_SENT)
      onDone()
    } catch (failure) {
      setSent({ arrived, refused: leaving })
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return { pages, setPages, sent, send, sending, error }
}
