import type { Role } from '#kernel/roles.ts'
import { CandidacyAbility, type Candidacy } from '../contract.ts'
import { whoseMove, type CandidacyStatus } from '../domain/proposal.ts'

type Situation = Pick<Candidacy, 'status' | 'thread' | 'promise'> & {
  readonly role: Role
  readonly siteManager: string | null
}

const BEFORE_COMMITTEE: readonly CandidacyStatus[] = ['chosen', 'informed', 'go']
const PROPOSED: readonly CandidacyStatus[] = ['informed', 'go', 'convoked', 'decided', 'notified']
const AGREED: readonly CandidacyStatus[] = ['go', 'convoked', 'decided', 'notified']
/** Once an offer is notified, it is answered; before, one withdraws. */
const WITHDRAWABLE: readonly CandidacyStatus[] = ['informed', 'go', 'convoked', 'decided']

const MAY: Readonly<Record<CandidacyAbility, (situation: Situation) => boolean>> = {
  inform: ({ role, status }) => role === 'ALL' && status === 'chosen',
  answer: ({ role, status }) => role === 'PRE' && status === 'informed',
  reply: ({ role, status, thread }) =>
    role === 'ALL' && whoseMove(status, thread) === 'officer-replies',
  close: ({ role, status }) => role === 'ALL' && BEFORE_COMMITTEE.includes(status),
  withdraw: ({ role, status }) =>
    (role === 'HH' || role === 'PRE') && WITHDRAWABLE.includes(status),
  visit: ({ role, status }) => (role === 'ALL' || role === 'PRE') && PROPOSED.includes(status),
  report: ({ role, status }) => (role === 'ALL' || role === 'PRE') && PROPOSED.includes(status),
  'name-site-manager': ({ role, status, siteManager }) =>
    role === 'ALL' && PROPOSED.includes(status) && siteManager === null,
  promise: ({ role, status }) => role === 'PRE' && AGREED.includes(status),
  'sign-promise': ({ role, status, promise }) =>
    role === 'REF' && AGREED.includes(status) && promise !== null && promise.signedBy === null,
}

/** What this reader may do on this candidacy now, so that no page works rights out again. */
export function abilitiesOf(situation: Situation): readonly CandidacyAbility[] {
  return CandidacyAbility.options.filter((ability) => MAY[ability](situation))
}
