import { ageOn, workingDaysBetween } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { HouseholdRead } from '../contract.ts'
import { blocksFor } from '../domain/blocks.ts'
import { nextStepOf } from '../domain/next-step.ts'
import { openingsOf, type PathFacts } from '../domain/path.ts'
import { actorWords, otherReaders, seenBy, whomToAsk } from '../domain/wording.ts'
import * as read from './read-sql.ts'
import { eventsOf } from './timeline.ts'

type Ability = HouseholdRead['abilities'][number]

/** Everything that the household's page shows to this reader; undefined when the household is not hers. */
export async function householdPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<HouseholdRead | undefined> {
  const header = await read.householdHeader(tx, householdId)
  const facts = header && (await read.pathFacts(tx, householdId))
  if (!header || !facts) return undefined
  const persons = await read.personsOf(tx, householdId)
  const team = await read.teamOf(tx, actor, householdId)
  const notice = await read.noticeOf(tx, householdId)
  const referral = await read.referralOf(tx, householdId)
  const eligibilities = await read.eligibilitiesOf(tx, householdId)
  const adhesions = await read.adhesionsOf(tx, householdId, cipher)
  const lead = persons.find(({ id }) => id === header.leadPersonId) ?? persons[0]
  const eligibility = eligibilities[0] ?? null
  return {
    id: header.id,
    fileNumber: header.fileNumber,
    today: actor.today,
    name: lead ? `${lead.firstName} ${lead.lastName}` : reducedName(header),
    birthDate: lead?.birthDate ?? null,
    age: lead?.birthDate ? ageOn(lead.birthDate, actor.today) : null,
    adults: header.adults,
    children: header.children,
    place: lead?.address ?? null,
    phase: header.phase,
    phaseSince: header.phaseSince,
    path: [...openingsOf(facts)],
    nextStep: await nextStep(tx, actor, {
      facts,
      team,
      householdId,
      refused: eligibility?.outcome === 'refused',
    }),
    blocks: blocks(actor.role, await read.rights(tx), team),
    persons: persons.map(({ address: _, ...person }) => person),
    communication: (await read.communicationOf(tx, householdId)) ?? null,
    uniqueRequestNumber: header.uniqueRequestNumber,
    notice: notice
      ? { givenOn: notice.givenOn, language: notice.language, means: notice.means }
      : null,
    referral: referral ? withoutAuthor(referral) : null,
    adhesion: adhesions[0]
      ? { state: adhesions[0].state, statedOn: adhesions[0].statedOn, words: adhesions[0].words }
      : null,
    protection: await read.protectionOf(tx, householdId),
    eligibility: eligibility
      ? {
          outcome: eligibility.outcome as 'accepted' | 'refused',
          criterion: eligibility.criterion as 'dalo' | 'pdalhpd' | null,
          motive: eligibility.motive,
          decidedOn: eligibility.decidedOn,
        }
      : null,
    team,
    events: eventsOf({ notice, referral, adhesions, eligibilities, team }),
    abilities: abilitiesOf(
      actor.role,
      await read.writable(tx, householdId),
      facts,
      eligibility !== null,
    ),
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

function withoutAuthor({
  authorOrganisationId: _,
  ...referral
}: NonNullable<Awaited<ReturnType<typeof read.referralOf>>>): NonNullable<
  HouseholdRead['referral']
> {
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
  readonly facts: PathFacts
  readonly team: HouseholdRead['team']
  readonly householdId: string
  readonly refused: boolean
}

async function nextStep(
  tx: Tx,
  actor: Actor,
  situation: Situation,
): Promise<HouseholdRead['nextStep']> {
  const delays = await read.delaysOf(tx, situation.householdId)
  const step = nextStepOf({ ...situation.facts, eligibilityRefused: situation.refused, delays })
  const { others, ...bySentence } = step.sentences
  return {
    key: step.key,
    mine: step.actors.includes(actor.role),
    who: actorWords(step.actors, situation.team),
    sentence: bySentence[actor.role] ?? others,
    dueOn: step.dueOn,
    dueInWorkingDays: step.dueOn === null ? null : workingDaysBetween(actor.today, step.dueOn),
    others: otherReaders(bySentence, actor.role),
  }
}

function abilitiesOf(
  role: Role,
  writes: ReadonlySet<string>,
  facts: PathFacts,
  decided: boolean,
): Ability[] {
  const abilities: Ability[] = []
  if (writes.has('3') && (role === 'PRE' || role === 'SIAO')) {
    abilities.push('referral.edit', 'adhesion.add')
    if (facts.referralSentOn === null) abilities.push('referral.send')
  }
  if (role === 'ALL' && writes.has('10') && facts.referralSentOn !== null && !decided) {
    abilities.push('eligibility.decide')
  }
  if (['6', '8', '14b'].some((compartment) => writes.has(compartment))) {
    abilities.push('note.read', 'note.write')
  }
  if (role === 'PRE' || role === 'ALL') abilities.push('team.assign')
  if (role === 'HH' || role === 'MJPM') abilities.push('who-looked.read')
  return abilities
}
