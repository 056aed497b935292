import type pg from 'pg'
import {
  personsOf,
  rightsOf,
  opens,
  type CaseRow,
  type Facts,
  type Look,
  type Reader,
} from './rules.ts'

/** A table or view of a case, as app.table_scope declares it. */
export type CaseRelation = {
  readonly name: string
  readonly compartment: string
  readonly isView: boolean
}

export async function caseRelations(oracle: pg.Client): Promise<readonly CaseRelation[]> {
  const found = await oracle.query<CaseRelation>(
    `SELECT s.name, s.compartment, c.relkind = 'v' AS "isView" FROM app.table_scope s
     JOIN pg_class c ON c.oid = to_regclass(s.name) WHERE s.scope = 'case' ORDER BY s.name`,
  )
  return found.rows
}

export type Row = Readonly<Record<string, unknown>>
export type Truth = {
  readonly facts: Facts
  readonly rows: Readonly<Record<string, readonly Row[]>>
}

/** Everything that there is, for the rules to choose from. */
export async function truthOf(
  oracle: pg.Client,
  facts: Facts,
  relations: readonly CaseRelation[],
): Promise<Truth> {
  const rows: Record<string, Row[]> = {}
  for (const { name } of relations.filter(({ isView }) => !isView)) {
    const found = await oracle.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${name} t`)
    rows[name] = found.rows.map(({ row }) => row)
  }
  const others = {
    team: `SELECT to_jsonb(a) AS row FROM app.assignment a WHERE a.kind = 'case' AND a.role <> 'HH'`,
    journal: `SELECT to_jsonb(l) AS row FROM app.access_log l WHERE l.outcome IN ('opened', 'break-glass')`,
  }
  for (const [name, query] of Object.entries(others)) {
    rows[name] = (await oracle.query<{ row: Row }>(query)).rows.map(({ row }) => row)
  }
  return { facts, rows }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)

function caseRow({ name, compartment }: CaseRelation, row: Row): CaseRow {
  return {
    householdId: text(name === 'app.household' ? row['id'] : row['household_id']) ?? '',
    // Where a table holds several compartments, a row may say which is its own.
    compartments: text(row['compartment'])?.split(' ') ?? compartment.split(' '),
    person: text(row['subject_person_id']),
    accountId: text(row['author_account_id']) ?? text(row['recorded_by']),
    organisationId: text(row['author_organisation_id']),
  }
}

export type Asked = { readonly reader: Reader; readonly look: Look; readonly truth: Truth }

/** The rows of a table that a reader must get, and no other. */
export function expectedOf(
  relation: CaseRelation,
  verb: 'read' | 'write' | 'propose' | 'answer',
  asked: Asked,
): readonly Row[] {
  const rights = rightsOf(asked.reader, asked.look, asked.truth.facts)
  const may = (row: CaseRow) => rights.some((right) => opens(right, verb, row, asked.reader))
  const rows = asked.truth.rows[relation.name] ?? []
  if (relation.name === 'app.consent_compartment') {
    const register = { ...relation, name: 'app.consent' }
    const open = new Set(expectedOf(register, verb, asked).map((row) => row['id']))
    return rows.filter((row) => open.has(row['consent_id']))
  }
  // A budget sheet names a proposed dwelling: not for those who know nothing of candidacies, and the household of the
  // planted world waits for its prescriber's go.
  if (
    relation.name === 'app.budget_sheet' &&
    verb === 'read' &&
    ['HH', 'PMS'].includes(asked.reader.role)
  ) {
    return []
  }
  // Whoever threatens may be in the household: it never reads that the way out was used.
  if (relation.name === 'app.danger_path' && verb === 'read' && asked.reader.role === 'HH')
    return []
  // Each party of a review speaks alone: until the three have, one reads one's own statement.
  if (relation.name === 'app.review_statement' && verb === 'read') {
    const own = rows.filter((row) => row['author_account_id'] === asked.reader.accountId)
    return own.filter((row) => may(caseRow(relation, row)))
  }
  // Told in its order: planted without any fact, a decision is known to the prescriber and to the officer.
  if (TOLD_IN_ORDER.has(relation.name) && !hears(relation.name, verb, asked.reader)) return []
  return rows.filter((row) => may(caseRow(relation, row)))
}

// The committee decides; what follows is between the officer, the prescriber and the household.
function hears(relation: string, verb: string, { role }: Reader): boolean {
  if (verb === 'read') return role === 'PRE' || role === 'ALL'
  return role !== 'CAL' || relation === 'app.decision'
}

const TOLD_IN_ORDER: ReadonlySet<string> = new Set([
  'app.decision',
  'app.offer_condition',
  'app.offer_reply',
  'app.result_conversation',
  'app.result_explanation',
  'app.result_notice',
])

function decisionSeen({ household_id, candidacy_id, outcome, decided_on }: Row): Row {
  return { household_id, candidacy_id, outcome, decided_on }
}

/**
 * What a view must show. A reduced view is its table, for whoever holds the reduced right, on the columns that both
 * have; the others are written one by one from §4.3. Undefined: nobody said what it must show.
 */
export function expectedView(relation: CaseRelation, asked: Asked): readonly Row[] | undefined {
  const written = EXPECTED_VIEWS[relation.name]
  if (written) return written(asked)
  const table = relation.name.replace(/_reduced$/u, '')
  if (table === relation.name || !(table in asked.truth.rows)) return undefined
  return reduced(asked, relation.compartment, table)
}

const EXPECTED_VIEWS: Readonly<Record<string, (asked: Asked) => readonly Row[]>> = {
  'app.person_reduced': (asked) =>
    reduced(asked, '1r', 'app.household').map((household) => {
      const persons = asked.truth.rows['app.person'] ?? []
      const lead = persons.find(({ id }) => id === household['lead_person_id'])
      return {
        household_id: household['id'],
        file_number: household['file_number'],
        first_name: lead?.['first_name'],
        initial: text(lead?.['last_name'])?.slice(0, 1),
      }
    }),

  'app.protection_reduced': (asked) =>
    reduced(asked, '9r', 'app.protection_measure')
      .filter(({ kind }) => kind !== 'safeguard')
      .map(({ household_id, subject_person_id, kind, mandatary_name }) => ({
        household_id,
        subject_person_id,
        signature: kind === 'guardianship' ? 'by-mandatary' : 'with-mandatary',
        mandatary_name,
      })),

  'app.my_case': (asked) =>
    expectedOf({ name: 'app.household', compartment: '1 1r', isView: false }, 'read', asked).map(
      ({ id }) => ({ id }),
    ),

  // Planted without any fact, a candidacy waits for its prescriber: the household does not know of it yet.
  'app.candidacy_status': (asked) =>
    asked.reader.role === 'HH'
      ? []
      : expectedOf({ name: 'app.candidacy', compartment: '10 10r', isView: false }, 'read', asked)
          .filter(() => asked.reader.role !== 'RES')
          .map(({ id }) => ({ id })),

  // The same, apart from those who read a status and its date only.
  'app.candidacy_dwelling': (asked) =>
    ['HH', 'SIAO', 'CAL', 'RES'].includes(asked.reader.role)
      ? []
      : expectedOf(
          { name: 'app.candidacy', compartment: '10 10r', isView: false },
          'read',
          asked,
        ).map(({ id }) => ({ candidacy_id: id })),

  // No visit is planned in the planted world.
  'app.dwelling_visit': () => [],

  // Nobody is informed yet: it is the officer's turn, for those who propose, answer and steer.
  'app.proposal_stage': (asked) =>
    ['PRE', 'ALL', 'PRG'].includes(asked.reader.role)
      ? expectedOf(
          { name: 'app.candidacy', compartment: '1 1r', isView: false },
          'read',
          asked,
        ).map(({ household_id }) => ({ household_id, stage: 'chosen' }))
      : [],

  // A lane planted without keys is live: for those who read 10 or 10r, the household and the holders apart.
  'app.emergency_status': (asked) =>
    ['HH', 'RES'].includes(asked.reader.role)
      ? []
      : [
          ...new Set(
            expectedOf(
              { name: 'app.emergency_step', compartment: '10 10r', isView: false },
              'read',
              asked,
            ).map(({ household_id }) => household_id),
          ),
        ].map((household_id) => ({ household_id })),

  // No contingent is held in the planted world: a holder reads no candidate.
  'app.budget_reduced': (asked) =>
    reduced(asked, '5r', 'app.budget_sheet')
      .filter(() => asked.reader.role !== 'RES')
      .map(({ household_id, vacancy_id, solvency, stated_on }) => ({
        ...{ household_id, vacancy_id, solvency, stated_on },
      })),

  // One row a criterion is planted: the last one.
  'app.need_now': (asked) =>
    expectedOf({ name: 'app.need', compartment: '3', isView: false }, 'read', asked).map(
      ({ household_id, criterion }) => ({ household_id, criterion }),
    ),

  // No contingent is held in the planted world: a holder reads no candidate.
  'app.need_reduced': (asked) =>
    reduced(asked, '3r', 'app.need_version')
      .filter(() => asked.reader.role !== 'RES')
      .map(({ household_id }) => ({ household_id })),

  // For the two who exchange on the needs, wherever needs were stated.
  'app.needs_stage': (asked) =>
    reduced(asked, '1', 'app.need_version')
      .filter(() => ['PRE', 'ALL'].includes(asked.reader.role))
      .map(({ household_id }) => ({ household_id })),

  // No session is planted: nobody sits, nothing has been told.
  'app.committee_candidate_identity': () => [],
  'app.decision_reduced': (asked) =>
    asked.reader.role === 'PRG' ? reduced(asked, '11r', 'app.decision').map(decisionSeen) : [],

  // Nothing is held back in the planted world.
  'app.early_phase': () => [],

  'app.case_team': ({ reader, look, truth }) => {
    const rights = rightsOf(reader, look, truth.facts)
    const households = truth.rows['app.household'] ?? []
    return (truth.rows['team'] ?? [])
      .filter(({ starts_on, ends_on }) => isNow(truth.facts.today, starts_on, ends_on))
      .filter((assignment) => {
        const household = households.find(({ id }) => id === assignment['household_id'])
        const mine = assignment['organisation_id'] === reader.organisationId
        return rights.some((right) =>
          opens(
            right,
            'read',
            {
              householdId: text(assignment['household_id']) ?? '',
              compartments: TEAM_COMPARTMENTS[text(assignment['role']) ?? ''] ?? ['1', '1r'],
              person: text(assignment['subject_person_id']),
              accountId: text(assignment['account_id']),
              // Whoever reads its own referrals only knows who is around those, and its own people elsewhere.
              organisationId: mine
                ? reader.organisationId
                : text(household?.['author_organisation_id']),
            },
            reader,
          ),
        )
      })
      .map(({ id }) => ({ id }))
  },

  'app.who_looked': ({ reader, look, truth }) => {
    const persons = personsOf(reader, truth.facts)
    const isReader = rightsOf(reader, look, truth.facts).some(
      ({ compartment, verb, own }) => compartment === '18' && verb === 'read' && own === null,
    )
    return (truth.rows['journal'] ?? [])
      .filter(
        ({ household_id }) =>
          isReader && household_id !== null && household_id === look.householdId,
      )
      .filter(({ role, account_id, subject_person_id }) => {
        if (account_id === reader.accountId) return true
        if (role === 'HH') return false
        const discloses = ['SPIP', 'HP', 'MJPM'].includes(text(role) ?? '')
        return !discloses || persons.includes(text(subject_person_id) ?? '')
      })
      .map(({ id }) => ({ id }))
  },
}

/** « An assignment belongs to a compartment too »; the mandatary's name is what 9r says (« signature with »). */
const TEAM_COMPARTMENTS: Readonly<Record<string, readonly string[]>> = {
  SPIP: ['8'],
  HP: ['7b'],
  MJPM: ['9', '9r'],
}

function isNow(today: string, startsOn: unknown, endsOn: unknown): boolean {
  return (text(startsOn) ?? '') <= today && (text(endsOn) ?? today) >= today
}

function reduced(asked: Asked, compartment: string, name: string): readonly Row[] {
  const rights = rightsOf(asked.reader, asked.look, asked.truth.facts)
  return (asked.truth.rows[name] ?? []).filter((row) => {
    const found = caseRow({ name, compartment, isView: false }, row)
    const asReduced = { ...found, compartments: [compartment] }
    return rights.some((right) => opens(right, 'read', asReduced, asked.reader))
  })
}
