import { ageOn, workingDaysBetween } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { HouseholdRead } from '../contract.ts'
import { blocksFor } from '../domain/blocks.ts'
import { nextStepOf } from '../domain/next-step.ts'
import { openingsOf, positionOf, type PathFact, type PathPosition } from '../domain/path.ts'
import { actorWords, otherReaders, seenBy, whomToAsk } from '../domain/wording.ts'
import * as read from './read-sql.ts'
import { eventsOf } from './timeline.ts'

type Ability = HouseholdRead['abilities'][number]

type Facts = Awaited<ReturnType<typeof readFacts>>

/** Everything that the household's page shows to this reader; undefined when the household is not hers. */
export async function householdPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<HouseholdRead | undefined> {
  const header = await read.householdHeader(tx, householdId)
  if (!header) return undefined
  const path = await read.pathFacts(tx, householdId)
  // Without that term, the scheme has no review: the phase stays closed.
  const terms = await read.termsOf(tx, householdId, 'months')
  const reviewMonths = terms['review'] ?? Number.POSITIVE_INFINITY
  const position = positionOf(path, actor.today, reviewMonths)
  const facts = await readFacts(tx, actor, householdId, cipher)
  return {
    ...identityOf(header, facts, actor.today),
    today: actor.today,
    // From the facts that this reader may know, never from the stored phase: a result is told in its order.
    phase: position.phase,
    phaseSince: position.since,
    path: [...openingsOf(path, actor.today, reviewMonths)],
    nextStep: await nextStep(tx, actor, {
      ...{ path, position, facts, householdId, stepOn: header.stepOn },
    }),
    blocks: blocks(actor.role, await read.rights(tx), facts.team),
    ...factsShown(facts),
    uniqueRequestNumber: header.uniqueRequestNumber,
    team: facts.team,
    events: eventsOf(facts),
    abilities: abilitiesOf(actor.role, await read.writable(tx, householdId), {
      sent: path.some(({ kind }) => kind === 'referral-sent'),
      // A refusal is not the last word: completed, the referral may be examined again.
      decided: facts.eligibilities[0]?.outcome === 'accepted',
    }),
  }
}

async function readFacts(tx: Tx, actor: Actor, householdId: string, cipher: TextCipher) {
  return {
    persons: await read.personsOf(tx, householdId),
    team: await read.teamOf(tx, actor, householdId),
    notice: await read.noticeOf(tx, householdId),
    referral: await read.referralOf(tx, householdId),
    eligibilities: await read.eligibilitiesOf(tx, householdId),
    adhesions: await read.adhesionsOf(tx, householdId, cipher),
    communication: await read.communicationOf(tx, householdId),
    protection: await read.protectionOf(tx, householdId),
    emergency: await read.emergencyOf(tx, householdId),
  }
}

type Header = NonNullable<Awaited<ReturnType<typeof read.householdHeader>>>

function identityOf(header: Header, facts: Facts, today: string) {
  const lead = facts.persons.find(({ id }) => id === header.leadPersonId) ?? facts.persons[0]
  return {
    id: header.id,
    fileNumber: header.fileNumber,
    name: lead ? `${lead.firstName} ${lead.lastName}` : reducedName(header),
    birthDate: lead?.birthDate ?? null,
    age: lead?.birthDate ? ageOn(lead.birthDate, today) : null,
    adults: header.adults,
    children: header.children,
    place: lead?.address ?? null,
  }
}

function factsShown(facts: Facts) {
  const [adhesion] = facts.adhesions
  const [eligibility] = facts.eligibilities
  return {
    persons: facts.persons.map(({ address, ...person }) => person),
    communication: facts.communication ?? null,
    notice: facts.notice ?? null,
    referral: facts.referral ? withUrgency(facts.referral) : null,
    adhesion: adhesion ?? null,
    protection: facts.protection,
    emergency: facts.emergency,
    eligibility: eligibility
      ? {
          ...eligibility,
          outcome: eligibility.outcome as 'accepted' | 'refused',
          criterion: eligibility.criterion as 'dalo' | 'pdalhpd' | null,
        }
      : null,
  }
}

function reducedName(header: {
  fileNumber: string
  reducedFirstName: string | null
  initial: string | null
}) {
  return header.reducedFirstName
    ? `${header.reducedFirstName} ${header.initial ?? ''}.`
    : header.fileNumber
}

function withUrgency(referral: NonNullable<Facts['referral']>) {
  return { ...referral, urgency: referral.urgency as 'ordinary' | 'urgent' }
}

function blocks(
  role: Role,
  rights: Awaited<ReturnType<typeof read.rights>>,
  team: HouseholdRead['team'],
): HouseholdRead['blocks'] {
  return blocksFor(role, rights).map((block) => ({
    key: block.key,
    label: block.label,
    state: block.state,
    seenBy: seenBy(block, role, team),
    ask: whomToAsk(block, team),
  }))
}

type Situation = {
  readonly path: readonly PathFact[]
  readonly position: PathPosition
  readonly facts: Facts
  readonly householdId: string
  readonly stepOn: string | null
}

async function nextStep(
  tx: Tx,
  actor: Actor,
  { path, position, facts, householdId, stepOn }: Situation,
): Promise<HouseholdRead['nextStep']> {
  const delays = await read.termsOf(tx, householdId, 'delay')
  const eligibilityRefused = facts.eligibilities[0]?.outcome === 'refused'
  const needs = position.phase === 2 ? await read.needsStageOf(tx, householdId) : null
  const step = nextStepOf({ position, facts: path, eligibilityRefused, delays, needs, stepOn })
  const { others, ...bySentence } = step.sentences
  return {
    key: step.key,
    mine: step.actors.includes(actor.role),
    who: actorWords(step.actors, facts.team),
    sentence: bySentence[actor.role] ?? others,
    dueOn: step.dueOn,
    dueInWorkingDays: step.dueOn === null ? null : workingDaysBetween(actor.today, step.dueOn),
    others: otherReaders(bySentence, actor.role),
  }
}

type Reached = { readonly sent: boolean; readonly decided: boolean }

function abilitiesOf(role: Role, writes: ReadonlySet<string>, reached: Reached): Ability[] {
  const refers = writes.has('3') && (role === 'PRE' || role === 'SIAO')
  const decides = role === 'ALL' && writes.has('10') && reached.sent && !reached.decided
  const notes = ['6', '8', '14b'].some((compartment) => writes.has(compartment))
  const given: [boolean, Ability[]][] = [
    [refers, ['referral.edit', 'adhesion.add']],
    [refers && !reached.sent, ['referral.send']],
    [decides, ['eligibility.decide']],
    [notes, ['note.read', 'note.write']],
    [role === 'HH' || role === 'MJPM', ['who-looked.read']],
  ]
  return given.flatMap(([granted, abilities]) => (granted ? abilities : []))
}
