import type { Role } from '#kernel/roles.ts'
import { householdTerms } from '#platform/db/household-terms.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { EntryStep, LeaseAbility, LeaseRead, SlidingReview } from '../contract.ts'
import { PARTIES, type ReviewParty } from '../domain/entry-steps.ts'
import { slidingOf, type LeaseKind, type SlidingFacts } from '../domain/sliding-lease.ts'
import * as read from './lease-sql.ts'

type Lease = NonNullable<Awaited<ReturnType<typeof read.leaseOf>>>

/** What the tab « Bail » shows to this reader. */
export async function leasePage(tx: Tx, actor: Actor, householdId: string): Promise<LeaseRead> {
  const lease = await read.leaseOf(tx, householdId)
  const before = await beforeSigning(tx, actor.role, { householdId, lease })
  const sliding = lease ? await slidingShown(tx, householdId, { lease, today: actor.today }) : null
  const entry = await entryShown(
    tx,
    actor.role,
    lease?.id ?? (await read.followedLeaseId(tx, householdId)),
  )
  return {
    today: actor.today,
    lease: lease ? await leaseShown(tx, lease) : await reducedShown(tx, householdId),
    ...before,
    sliding,
    ...entry,
    abilities: [
      ...signingAbilities(actor.role, { lease, before }),
      ...slidingAbilities(actor.role, { lease, sliding, reviews: entry.reviews }),
      ...entryAbilities(actor.role),
    ],
  }
}

type Before = Pick<LeaseRead, 'offer' | 'preparation' | 'tenants' | 'hasMandatary'>
type Asking = { readonly householdId: string; readonly lease: Lease | undefined }

/** The dwelling said yes to and the lease that is prepared for it; who may sign is asked for the one who prepares. */
async function beforeSigning(tx: Tx, role: Role, { householdId, lease }: Asking): Promise<Before> {
  const offer = await read.acceptedOffer(tx, householdId)
  const preparation = lease ? undefined : await read.preparationOf(tx, householdId)
  const prepares = role === 'REF' && lease === undefined && offer !== undefined
  return {
    offer: offer
      ? {
          ...offer,
          typology: offer.typology ?? '',
          address: offer.address ?? '',
          commune: offer.communeName ?? '',
        }
      : null,
    preparation: preparation ? (preparation as Before['preparation']) : null,
    tenants: prepares ? await read.possibleTenants(tx, householdId) : [],
    hasMandatary: prepares && (await read.hasMandatary(tx, householdId)),
  }
}

type Entry = Pick<LeaseRead, 'reviews' | 'steps' | 'addable'>

/** What the plan's readers follow of it: its reviews and its steps. */
async function entryShown(tx: Tx, role: Role, leaseId: string | undefined): Promise<Entry> {
  if (leaseId === undefined) return { reviews: [], steps: [], addable: [] }
  const addable = TICKS.includes(role) ? await read.addableSteps(tx, leaseId) : []
  return {
    reviews: await reviewsShown(tx, role, leaseId),
    steps: (await read.stepsOf(tx, leaseId)) as EntryStep[],
    addable: addable.map(({ code, label }) => ({ code, label })),
  }
}

async function leaseShown(tx: Tx, lease: Lease): Promise<LeaseRead['lease']> {
  const documents = await read.documentsOf(tx, lease.id)
  return {
    ...lease,
    kind: lease.kind as LeaseKind,
    documents: documents as NonNullable<LeaseRead['lease']>['documents'],
  }
}

async function reducedShown(tx: Tx, householdId: string): Promise<LeaseRead['lease']> {
  const reduced = await read.reducedLeaseOf(tx, householdId)
  if (!reduced?.kind || !reduced.signedOn) return null
  const { signedOn, kind } = reduced
  const hidden = { id: null, tenant: null, startsOn: null, subleaseUntil: null, documents: [] }
  return { ...reduced, ...hidden, signedOn, kind: kind as LeaseKind }
}

type Asked = { readonly lease: Lease; readonly today: string }

/** The state of a lease that slides; null for an ordinary one, and as long as the scheme does not set its rhythm. */
export async function slidingShown(
  tx: Tx,
  householdId: string,
  { lease, today }: Asked,
): Promise<LeaseRead['sliding']> {
  if (lease.kind === 'ordinary' || lease.subleaseUntil === null) return null
  const events = await read.eventsOf(tx, lease.id)
  const reviews = await read.reviewsOf(tx, lease.id)
  const terms = await householdTerms(tx, householdId, [
    'sliding-lease.review-every',
    'sliding-lease.prefect-notice',
  ])
  const reviewEvery = terms['sliding-lease.review-every']
  const prefectNotice = terms['sliding-lease.prefect-notice']
  if (reviewEvery === undefined || prefectNotice === undefined) return null
  const facts = { keysOn: lease.keysOn, subleaseUntil: lease.subleaseUntil, events, reviews }
  const standing = slidingOf(
    facts as unknown as SlidingFacts,
    { reviewEvery, prefectNotice },
    today,
  )
  return {
    ...standing,
    moves: [...standing.moves],
    events: events.map((event) => ({ ...event, author: event.author ?? 'un professionnel' })),
  } as NonNullable<LeaseRead['sliding']>
}

async function reviewsShown(tx: Tx, role: Role, leaseId: string): Promise<SlidingReview[]> {
  const reviews = await read.reviewsOf(tx, leaseId)
  const statements = await read.statementsOf(
    tx,
    reviews.map(({ id }) => id),
  )
  return reviews.map((review) => ({
    ...review,
    heard: review.heard as ReviewParty[],
    outcome: review.outcome as SlidingReview['outcome'],
    statements: statements
      .filter(({ reviewId }) => reviewId === review.id)
      .map(({ reviewId: _, ...said }) => ({
        ...(said as SlidingReview['statements'][number]),
        author: said.author ?? 'un professionnel',
      })),
    mayState:
      review.outcome === null
        ? SPEAKS_FOR(role).filter((party) => !review.heard.includes(party))
        : [],
  }))
}

/** The household speaks for itself, or its worker writes under its dictation; each other side for itself. */
const SPEAKS_FOR = (role: Role): ReviewParty[] => {
  if (role === 'HH') return ['household']
  if (role === 'PRE') return ['household', 'association']
  return role === 'REF' || role === 'LSW' ? ['landlord'] : []
}
const TICKS: readonly Role[] = ['PRE', 'REF', 'LSW', 'PMS']

type Signing = { readonly lease: Lease | undefined; readonly before: Before }

function signingAbilities(role: Role, { lease, before }: Signing): LeaseAbility[] {
  if (role !== 'REF') return []
  if (lease) return lease.keysOn === null ? ['give-keys'] : []
  if (before.offer === null) return []
  return before.preparation === null ? ['prepare'] : ['prepare', 'sign']
}

type Standing = {
  readonly lease: Lease | undefined
  readonly sliding: LeaseRead['sliding']
  readonly reviews: readonly SlidingReview[]
}

function slidingAbilities(role: Role, { lease, sliding, reviews }: Standing): LeaseAbility[] {
  if (!lease || sliding === null || sliding.moves.length === 0) return []
  if (role !== 'REF' && role !== 'LSW') return []
  const open = reviews.find(({ outcome }) => outcome === null)
  const moves: LeaseAbility[] = role === 'REF' ? ['move'] : []
  if (open) return open.heard.length === PARTIES.length ? [...moves, 'conclude-review'] : moves
  return lease.keysOn === null ? moves : [...moves, 'open-review']
}

function entryAbilities(role: Role): LeaseAbility[] {
  if (role === 'HH') return ['say-done']
  return TICKS.includes(role) ? ['tick'] : []
}
