import type pg from 'pg'
import { ROLES, type Role } from '#kernel/roles.ts'
import { MATRIX } from './matrix.ts'
import * as people from './people.ts'

/** Every role of the matrix around one household of two adults and a child, and households where something is missing. */
export type World = {
  readonly scheme: people.TestScheme
  readonly actors: Readonly<Record<Role, people.TestActor>>
  /** The other adult of the couple, with an account of her own. */
  readonly spouse: people.TestActor
  /** Same organisation and role as the prescriber, never named on a case. */
  readonly colleague: people.TestActor
  /** A prescriber of another association, who follows `elsewhere`. */
  readonly stranger: people.TestActor
  readonly home: people.TestHousehold
  readonly elsewhere: people.TestHousehold
  /** Opened by the SIAO: its own referral. */
  readonly referred: people.TestHousehold
  readonly lacking: Readonly<Record<Lack, people.TestHousehold>>
}

/** What is missing, and therefore what must be closed. */
export const LACKS = {
  consent: 'sans consentement',
  withdrawn: 'consentement retiré',
  expired: 'consentement expiré',
  toAnother: 'consentement donné à une autre organisation',
  toColleague: 'consentement donné à une collègue nommément',
  dates: 'avant la proposition, la signature et le relais',
  ended: 'affectation terminée hier',
  future: 'affectation qui commence demain',
  colleague: 'affectation nominative d’une collègue',
} as const
export type Lack = keyof typeof LACKS

const KINDS: Readonly<Record<Role, string>> = {
  HH: 'households',
  PRE: 'association',
  SIAO: 'siao',
  ALL: 'landlord',
  REF: 'landlord',
  LSW: 'landlord',
  PRG: 'landlord',
  CAL: 'landlord',
  RES: 'commune',
  PMS: 'department',
  HP: 'care',
  SPIP: 'probation',
  MJPM: 'mandatary',
  ST: 'state',
  ADM: 'landlord',
  DPO: 'association',
}
const HOLDS_NO_CASE: readonly Role[] = ['ST', 'ADM', 'DPO']

export async function buildWorld(oracle: pg.Client): Promise<World> {
  const organisations = new Map<string, string>()
  for (const kind of new Set(Object.values(KINDS))) {
    organisations.set(kind, (await people.organisation(oracle, kind)).id)
  }
  const at = (role: Role) => organisations.get(KINDS[role]) ?? ''
  const scheme = await people.scheme(oracle, at('ALL'))
  await people.partner(oracle, scheme.id, at('PRE'))
  await people.partner(oracle, scheme.id, at('SIAO'))

  const prescriber = await people.actor(oracle, at('PRE'), 'PRE', { isManager: true })
  const colleague = await people.actor(oracle, at('PRE'), 'PRE')
  const other = await people.organisation(oracle, 'association')
  await people.partner(oracle, scheme.id, other.id)
  const stranger = await people.actor(oracle, other.id, 'PRE')
  const home = await people.household(oracle, scheme.id, prescriber, 2, 1)
  const elsewhere = await people.household(oracle, scheme.id, stranger, 1, 1)
  const [first, second] = home.persons

  const actors = { PRE: prescriber } as Record<Role, people.TestActor>
  for (const role of ROLES.filter((role) => role !== 'PRE')) {
    actors[role] = await people.actor(oracle, at(role), role, {
      ...(role === 'HH' && first !== undefined ? { personId: first } : {}),
    })
  }
  const referred = await people.household(oracle, scheme.id, actors.SIAO)
  const spouse = await people.actor(oracle, at('HH'), 'HH', second ? { personId: second } : {})
  const around = { actors, colleague, stranger }
  await assignAll(oracle, home, around)
  await people.assignment(oracle, home.id, spouse, second ? { subjectPersonId: second } : {})
  await consentAll(oracle, home, around)

  const lacking = {} as Record<Lack, people.TestHousehold>
  for (const lack of Object.keys(LACKS) as Lack[]) {
    const household = await people.household(oracle, scheme.id, prescriber, 2, 1)
    await oracle.query('DELETE FROM assignment WHERE household_id = $1', [household.id])
    await assignAll(oracle, household, around, lack)
    await consentAll(oracle, household, around, lack)
    lacking[lack] = household
  }
  return { scheme, actors, spouse, colleague, stranger, home, elsewhere, referred, lacking }
}

type Around = Pick<World, 'actors' | 'colleague' | 'stranger'>

async function assignAll(
  oracle: pg.Client,
  household: people.TestHousehold,
  { actors, colleague }: Around,
  lack?: Lack,
): Promise<void> {
  const [first] = household.persons
  for (const role of ROLES.filter((role) => !HOLDS_NO_CASE.includes(role))) {
    // The household was opened by its prescriber, who is already there.
    if (role === 'PRE' && lack === undefined) continue
    const follows = ['HH', 'HP', 'SPIP', 'MJPM'].includes(role)
    const who =
      lack === 'colleague' ? { ...actors[role], accountId: colleague.accountId } : actors[role]
    await people.assignment(oracle, household.id, who, {
      ...(follows && first !== undefined ? { subjectPersonId: first } : {}),
      ...(lack === 'future' ? { startsInDays: 1 } : {}),
      ...(lack === 'ended' ? { endsInDays: -1 } : {}),
      handoverReady: lack !== 'dates',
      named: lack !== 'dates',
      signed: lack !== 'dates',
    })
  }
}

/** Compartments that a role reads or writes under consent only. */
function underConsent(role: Role): readonly string[] {
  const cells = MATRIX.filter((cell) => cell.role === role)
  const needing = cells.filter(({ conditions }) =>
    conditions.some((condition) => condition === 'consent' || condition === 'note3'),
  )
  return [...new Set(needing.map(({ compartment }) => compartment))]
}

// The first adult agrees to everything that can be agreed to; the second to nothing.
async function consentAll(
  oracle: pg.Client,
  household: people.TestHousehold,
  { actors, colleague, stranger }: Around,
  lack?: Lack,
): Promise<void> {
  const [first] = household.persons
  if (first === undefined || lack === 'consent') return
  for (const role of ROLES) {
    const compartments = underConsent(role)
    if (compartments.length === 0) continue
    await people.consent(oracle, household, first, {
      to: lack === 'toAnother' ? stranger : actors[role],
      compartments,
      ...(lack === 'withdrawn' ? { withdrawn: true } : {}),
      ...(lack === 'expired' ? { expiresInDays: 0 } : {}),
      ...(lack === 'toColleague' ? { accountId: colleague.accountId } : {}),
    })
  }
}
