import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type {
  ConversationEntry,
  ExplanationEntry,
  NoticeEntry,
  ProofEntry,
  ReplyEntry,
  ResultsRead,
} from '../contract.ts'

export function resultsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['results', householdId],
    queryFn: ({ signal }) =>
      api<ResultsRead>({ url: `/api/households/${householdId}/results`, signal }),
  })
}

/** After a write, the tab, the proposals and the household's page say what changed. */
export function useRefreshResults(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: resultsQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

/** One result of one household: what every write on it names. */
export type Named = { readonly householdId: string; readonly candidacyId: string }

const address = ({ householdId, candidacyId }: Named, path: string) =>
  `/api/households/${householdId}/results/${candidacyId}/${path}`

function send(named: Named, path: string, body?: unknown): Promise<unknown> {
  return api({ method: 'POST', url: address(named, path), body })
}

export const sendExplanation = (named: Named, body: ExplanationEntry) =>
  api({ method: 'PUT', url: address(named, 'explanation'), body })
export const sendTold = (named: Named) => send(named, 'told')
export const sendConversation = (named: Named, body: ConversationEntry) =>
  send(named, 'conversations', body)
export const sendNotice = (named: Named, body: NoticeEntry) => send(named, 'notices', body)
export const sendProof = (named: Named, noticeId: string, body: ProofEntry) =>
  send(named, `notices/${noticeId}/proofs`, body)
export const sendCondition = (named: Named, metOn: string) => send(named, 'condition', { metOn })
export const sendReply = (named: Named, body: ReplyEntry) => send(named, 'reply', body)

/** The letter as it would leave today, in one of its three forms. */
export const draftLetter = (named: Named, format: 'html' | 'pdf' | 'docx') =>
  `${address(named, 'letter')}?format=${format}`
/** The letter as it left. */
export const keptLetter = (named: Named, noticeId: string) =>
  address(named, `notices/${noticeId}/letter`)
