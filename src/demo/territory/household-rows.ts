import { addDays, addMonths } from '#kernel/calendar.ts'
import { positionOf } from '#features/households/domain/path.ts'
import { chanceOf, idOf, type Chance } from './chance.ts'
import { addMeetings } from './agenda-rows.ts'
import { drawLife, type Life } from './life.ts'
import { inventedFirstName, inventedSurname, WORDS } from './names.ts'
import { addNeeds } from './needs-rows.ts'
import { notesOf } from './note-rows.ts'
import { add, type Rows } from './rows.ts'
import type { Setting, Worker } from './setting.ts'
import { addProposedDwelling } from './stock-rows.ts'

/** Everything that one household has written in the base by a day. */
export function addHousehold(rows: Rows, setting: Setting, index: number, openedOn: string): void {
  const chance = chanceOf(setting.seed, 'ménage', index)
  const life = drawLife(openedOn, chance)
  const until = setting.today
  const worker = pickWorker(setting, chance)
  const id = idOf(setting.seed, 'ménage', index)
  const file = { id, worker, life, chance, until, index }
  const composition = addIdentity(rows, setting, file)
  addReferral(rows, setting, file)
  addFacts(rows, setting, file)
  addTeam(rows, setting, file)
  addMeetings(rows, setting, file)
  if (life.needsOn !== null && life.needsOn <= until) {
    addNeeds(rows, setting, { id, index, worker, needsOn: life.needsOn, composition })
  }
}

export type File = {
  readonly id: string
  readonly worker: Worker
  readonly life: Life
  readonly chance: Chance
  readonly until: string
  readonly index: number
}

function pickWorker(setting: Setting, chance: Chance): Worker {
  return chance.weighted(setting.workers.map((worker) => [worker, worker.weight] as const))
}

function authorOf(worker: Worker) {
  return { author_account_id: worker.id, author_organisation_id: worker.organisationId }
}

type Composition = { readonly adults: number; readonly children: number }
const COMPOSITIONS: readonly (readonly [Composition, number])[] = [
  [{ adults: 1, children: 0 }, 50],
  [{ adults: 1, children: 1 }, 14],
  [{ adults: 1, children: 2 }, 10],
  [{ adults: 1, children: 3 }, 4],
  [{ adults: 2, children: 0 }, 7],
  [{ adults: 2, children: 2 }, 10],
  [{ adults: 2, children: 4 }, 5],
]

function addIdentity(rows: Rows, setting: Setting, file: File): Composition {
  const { id, worker, life, chance, until } = file
  const by = authorOf(worker)
  const surname = inventedSurname(chance)
  const { adults, children } = chance.weighted(COMPOSITIONS)
  const position = positionOf(pathOf(life, until), until, setting.reviewMonths)
  const lead = idOf(id, 'personne', 0)
  add(rows, 'household', {
    id,
    scheme_id: setting.schemeId,
    file_number: setting.numberOf(life.openedOn),
    phase: position.phase,
    phase_since: position.since,
    state: life.end !== null && life.end.on <= until ? life.end.kind : 'active',
    opened_at: `${life.openedOn}T09:00:00Z`,
    version: 1,
    ...by,
  })
  for (let at = 0; at < adults + children; at += 1) {
    const isChild = at >= adults
    add(rows, 'person', {
      id: idOf(id, 'personne', at),
      household_id: id,
      first_name: inventedFirstName(chance),
      last_name: surname,
      birth_date: addDays(
        life.openedOn,
        -365 * (isChild ? chance.between(0, 16) : chance.between(19, 68)) - chance.between(0, 364),
      ),
      position: at,
      address: at === 0 ? setting.placeOf(chance) : null,
      updated_by: worker.id,
      updated_at: `${life.openedOn}T09:00:00Z`,
      version: 1,
      ...by,
    })
    add(rows, 'household_member', {
      person_id: idOf(id, 'personne', at),
      household_id: id,
      relation: at === 0 ? 'lead' : isChild ? 'child' : 'spouse',
      custody: isChild ? 'full' : null,
      ...by,
    })
  }
  rows.leads.push({ id, lead_person_id: lead })
  add(rows, 'composition', { household_id: id, adults, children, expected_children: 0, ...by })
  return { adults, children }
}

/** Facts known by a day, as the phase is computed from them. */
function pathOf(life: Life, until: string) {
  return [
    { kind: 'opened', on: life.openedOn },
    { kind: 'referral-sent', on: life.sentOn },
    ...(life.eligibility.accepted ? [{ kind: 'eligible', on: life.eligibility.on }] : []),
    ...life.facts,
  ]
    .filter(({ on }) => on <= until)
    .map(({ kind, on }) => ({ kind, happenedOn: on }))
}

const SITUATIONS = [
  ['shelter', 34],
  ['emergency-shelter', 16],
  ['hotel', 12],
  ['hosted', 18],
  ['street', 5],
  ['institution', 8],
  ['tenant', 4],
  ['other', 3],
] as const

function addReferral(rows: Rows, setting: Setting, file: File): void {
  addMeans(rows, file)
  addNeed(rows, file)
  addAdhesion(rows, setting, file)
}

function addMeans(rows: Rows, { id, worker, life, chance, index }: File): void {
  const by = authorOf(worker)
  const language = chance.weighted([
    ['fr', 78],
    ['ar', 8],
    ['pt', 5],
    ['uk', 5],
    ['ti', 4],
  ] as const)
  add(rows, 'information_notice', {
    id: idOf(id, 'notice'),
    household_id: id,
    given_on: life.openedOn,
    language,
    means: 'oral',
    ...by,
  })
  add(rows, 'communication_means', {
    household_id: id,
    language,
    interpreter_needed: language !== 'fr',
    reading: chance.pick(['alone', 'with-help', 'spoken-only']),
    sms_accepted: chance.happens(0.8),
    digital: chance.pick(['alone', 'with-help', 'none']),
    ...by,
  })
  const number = `074${life.openedOn.slice(5, 7)}${life.openedOn.slice(2, 4)}${String(100_000 + (index % 900_000))}GDPUB`
  add(rows, 'housing_request', {
    household_id: id,
    unique_request_number: chance.happens(0.9) ? number : null,
    ...by,
  })
}

function addNeed(rows: Rows, { id, worker, life, chance, until }: File): void {
  const urgent = chance.happens(0.15)
  const dalo = chance.happens(0.35)
  add(rows, 'referral', {
    id: idOf(id, 'signalement'),
    household_id: id,
    ready_on: addDays(life.openedOn, chance.between(-20, 45)),
    urgency: urgent ? 'urgent' : 'ordinary',
    urgency_reason: urgent ? 'La place d’hébergement se termine.' : null,
    present_situation: chance.weighted(SITUATIONS),
    present_since: addMonths(life.openedOn, -chance.between(1, 30)),
    dalo_recognised: dalo,
    pdalhpd_public: !dalo || chance.happens(0.6),
    sent_at: life.sentOn <= until ? `${life.sentOn}T10:00:00Z` : null,
    updated_by: worker.id,
    updated_at: `${life.openedOn}T10:00:00Z`,
    version: 1,
    ...authorOf(worker),
  })
}

function addAdhesion(rows: Rows, setting: Setting, file: File): void {
  const { id, worker, life, chance } = file
  const adhesionId = idOf(id, 'adhésion')
  add(rows, 'adhesion', {
    id: adhesionId,
    household_id: id,
    state: chance.weighted([
      ['agrees', 60],
      ['informed', 18],
      ['hesitant', 18],
      ['refuses', 4],
    ] as const),
    stated_on: life.openedOn,
    recorded_at: `${life.openedOn}T10:00:00Z`,
    ...authorOf(worker),
  })
  const on = life.openedOn
  if (chance.happens(0.4)) {
    const text = chance.pick(WORDS)
    addText(rows, setting, file, {
      id: adhesionId,
      kind: 'adhesion-words',
      compartment: '6',
      on,
      text,
    })
  }
  for (const { name, ...note } of notesOf(setting, file)) {
    addText(rows, setting, file, { id: idOf(id, name), kind: 'note', ...note })
  }
}

type Text = {
  readonly id: string
  readonly kind: string
  readonly compartment: string
  readonly on: string
  readonly text: string
}

function addText(rows: Rows, setting: Setting, file: File, text: Text): void {
  add(rows, 'protected_text', {
    id: text.id,
    household_id: file.id,
    subject_person_id: idOf(file.id, 'personne', 0),
    compartment: text.compartment,
    kind: text.kind,
    sealed_text: `\\x${setting.seal(text.text, text).toString('hex')}`,
    written_on: text.on,
    ...authorOf(file.worker),
  })
}

function addFacts(rows: Rows, setting: Setting, file: File): void {
  const { id, life, until } = file
  const officer = setting.holder('ALL')
  if (life.eligibility.on <= until) {
    const { accepted } = life.eligibility
    add(rows, 'eligibility', {
      id: idOf(id, 'éligibilité'),
      household_id: id,
      outcome: accepted ? 'accepted' : 'refused',
      criterion: accepted ? 'pdalhpd' : null,
      motive: accepted ? null : 'Aucun des critères du dispositif n’est rempli à ce jour.',
      decided_on: life.eligibility.on,
      recorded_at: `${life.eligibility.on}T11:00:00Z`,
      author_account_id: officer.id,
      author_organisation_id: officer.organisationId,
    })
  }
  const ended = life.end ? [{ kind: life.end.kind, on: life.end.on }] : []
  for (const [at, { kind, on }] of [...life.facts, ...ended].entries()) {
    if (on > until) continue
    add(rows, 'milestone', {
      id: idOf(id, 'fait', kind, at),
      household_id: id,
      kind,
      happened_on: on,
      recorded_at: `${on}T12:00:00Z`,
    })
  }
  addProposals(rows, setting, file)
  addMoney(rows, setting, file)
}

function addProposals(rows: Rows, setting: Setting, { id, index, life, until }: File): void {
  for (const [rank, attempt] of life.attempts.entries()) {
    if (attempt.informedOn > until) continue
    const signedOn = attempt.closedOn === null ? (life.lease?.signedOn ?? null) : null
    addProposedDwelling(rows, setting, { householdId: id, index, rank, attempt, signedOn })
  }
}

function addMoney(rows: Rows, setting: Setting, file: File): void {
  addAssessment(rows, setting, file)
  const { id, life, worker, until } = file
  const { lease } = life
  if (!lease || lease.signedOn > until) return
  const sliding = lease.sliding && worker.role === 'PRE' && setting.maySlide()
  const { id: site, organisationId: landlord } = setting.holder('REF')
  add(rows, 'lease', {
    id: idOf(id, 'bail'),
    household_id: id,
    kind: sliding ? 'sliding' : 'ordinary',
    tenant_organisation_id: sliding ? worker.organisationId : null,
    signed_on: lease.signedOn,
    keys_on: passed(lease.keysOn, until),
    author_account_id: site,
    author_organisation_id: landlord,
  })
  if (worker.role !== 'PRE') return
  add(rows, 'support_measure', {
    id: idOf(id, 'accompagnement'),
    household_id: id,
    operator_organisation_id: worker.organisationId,
    starts_on: lease.signedOn,
    planned_end_on: addMonths(lease.signedOn, 12),
    ended_on: passed(life.supportEndsOn, until),
    ...authorOf(worker),
  })
}

function passed(day: string | null, until: string): string | null {
  return day !== null && day <= until ? day : null
}

function addAssessment(
  rows: Rows,
  setting: Setting,
  { id, life, worker, chance, until }: File,
): void {
  const finishedOn = addDays(life.sentOn, chance.between(5, 25))
  if (worker.role !== 'PRE' || !chance.happens(0.3) || finishedOn > until) return
  if (!setting.mayAssess(worker)) return
  add(rows, 'assessment', {
    id: idOf(id, 'diagnostic'),
    household_id: id,
    subject_person_id: idOf(id, 'personne', 0),
    operator_organisation_id: worker.organisationId,
    started_on: life.sentOn,
    finished_on: finishedOn,
    ...authorOf(worker),
  })
}

function addTeam(rows: Rows, setting: Setting, { id, index, life, worker, until }: File): void {
  const member = (role: string, over: Record<string, unknown>) => {
    add(rows, 'assignment', {
      id: idOf(id, 'affectation', role),
      household_id: id,
      role,
      reach: 'organisation',
      kind: 'case',
      assigned_by: worker.id,
      ...over,
    })
  }
  member(worker.role, {
    organisation_id: worker.organisationId,
    account_id: worker.id,
    starts_on: life.openedOn,
    named_on: life.openedOn,
  })
  if (life.sentOn > until) return
  for (const role of ['ALL', 'PRG']) {
    member(role, { organisation_id: setting.holder(role).organisationId, starts_on: life.sentOn })
  }
  const proposedOn = life.facts.find(({ kind }) => kind === 'prescriber-informed')?.on
  if (proposedOn !== undefined && proposedOn <= until) {
    const site = setting.referentOf(index)
    const signedOn = life.lease && life.lease.signedOn <= until ? life.lease.signedOn : null
    member('REF', {
      organisation_id: site.organisationId,
      account_id: site.id,
      reach: 'named',
      starts_on: proposedOn,
      named_on: proposedOn,
      signed_on: signedOn,
    })
  }
  const handoverOn = life.facts.find(({ kind }) => kind === 'handover-started')?.on
  if (handoverOn !== undefined && handoverOn <= until) {
    const department = setting.holder('PMS')
    member('PMS', {
      organisation_id: department.organisationId,
      account_id: department.id,
      reach: 'named',
      starts_on: handoverOn,
      named_on: handoverOn,
      handover_ready_on: handoverOn,
    })
  }
}
