import { counted } from '#web/ui/typo.ts'
import type { SessionRead } from '../contract.ts'

/** Members of the board who are there, against all of them, with the threshold as a mark; always in words too. */
export function QuorumBar({ quorum }: Pick<SessionRead, 'quorum'>) {
  const { present, seats, needed } = quorum
  const share = (count: number) => `${String(seats === 0 ? 0 : (100 * count) / seats)}%`
  return (
    <>
      <div className="quorum" aria-hidden>
        <div className="quorum__there" style={{ inlineSize: share(present) }} />
        {needed !== null && (
          <div className="quorum__mark" style={{ insetInlineStart: share(needed) }} />
        )}
      </div>
      <p className="quorum__words">
        {counted(present, 'membre du conseil présent', 'membres du conseil présents')} sur {seats},{' '}
        {needed ?? 0} requis
      </p>
    </>
  )
}
