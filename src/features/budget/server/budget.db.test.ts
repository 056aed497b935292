import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { BudgetRead, SaveBudget } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let referent: people.TestActor
let holder: people.TestActor
let member: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const { oracle } = base
  const landlord = await people.organisation(oracle, 'landlord')
  const association = await people.organisation(oracle, 'association')
  const commune = await people.organisation(oracle, 'commune')
  scheme = await people.scheme(oracle, landlord.id)
  worker = await people.actor(oracle, association.id, 'PRE')
  officer = await people.actor(oracle, landlord.id, 'ALL')
  referent = await people.actor(oracle, landlord.id, 'REF')
  member = await people.actor(oracle, landlord.id, 'CAL')
  holder = await people.actor(oracle, commune.id, 'RES')
  await oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     SELECT gen_random_uuid(), $1, key, value, 'count', current_date - 300, 'essai'
     FROM (VALUES ('budget.effort-max', 33), ('budget.effort-with-aid', 40), ('budget.residual-min', 1000),
       ('budget.residual-with-aid', 700), ('budget.insurance', 1500)) AS t(key, value)`,
    [scheme.id],
  )
})
afterAll(async () => {
  await app.close()
  await base.close()
})

async function followed(): Promise<people.TestHousehold> {
  const home = await people.household(base.oracle, scheme.id, worker)
  for (const who of [officer, referent, member, holder]) {
    await people.assignment(base.oracle, home.id, who, { reach: 'organisation' })
  }
  return home
}

function budget(home: people.TestHousehold, over: Partial<SaveBudget> = {}): SaveBudget {
  const line = { startsOn: '2025-01-01', endsOn: null }
  return {
    version: null,
    statedOn: '2025-02-01',
    inclusionCards: 0,
    resources: [
      {
        id: randomUUID(),
        personId: home.persons[0] ?? '',
        kind: 'minimum-income',
        monthlyCents: 650_00,
        ...line,
      },
    ],
    charges: [{ id: randomUUID(), kind: 'phone', monthlyCents: 20_00, ...line }],
    incomes: [],
    ...over,
  }
}

const urlOf = ({ id }: people.TestHousehold) => `/api/households/${id}/budget`
const save = (home: people.TestHousehold, body: SaveBudget, who = worker) =>
  app.ask(who, 'PUT', urlOf(home), body)
const read = async (home: people.TestHousehold, who = worker) =>
  (await app.ask(who, 'GET', urlOf(home))).json<BudgetRead>()

/** Proposed to the household; `facts` are what has happened since, in order. */
async function proposed(
  home: people.TestHousehold,
  facts: readonly string[],
  contingent = 'landlord',
): Promise<string> {
  const { oracle } = base
  const vacancyId = await stock.vacancy(
    oracle,
    await stock.dwelling(oracle, scheme, { typology: 'T2', rentCents: 350_00, contingent }),
  )
  const candidacyId = randomUUID()
  await oracle.query(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, 'Proche de son école', $4, $5)`,
    [candidacyId, home.id, vacancyId, officer.accountId, officer.organisationId],
  )
  for (const kind of facts) {
    await oracle.query(
      `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id) VALUES ($1, $2, current_date, $3)`,
      [home.id, kind, candidacyId],
    )
  }
  return vacancyId
}

describe('E8 · le budget déclaré', () => {
  test('le prescripteur l’écrit, la chargée d’attribution le lit, le référent et la commission n’ont aucun chiffre', async () => {
    const home = await followed()
    expect((await read(home)).declared).toBeNull()
    expect((await save(home, budget(home))).statusCode).toBe(200)
    const seen = await read(home, officer)
    expect(seen).toMatchObject({
      declared: { version: 1, resources: [{ kind: 'minimum-income', monthlyCents: 650_00 }] },
      abilities: [],
    })
    expect((await read(home)).abilities).toEqual(['budget.write'])
    expect((await save(home, budget(home), officer)).statusCode).toBe(404)
    for (const who of [referent, member, holder]) {
      expect((await app.ask(who, 'GET', urlOf(home))).statusCode, who.role).toBe(404)
    }
  })

  test('l’estimation vient avec son barème, ses seuils et leur source', async () => {
    const { parameters, terms, rules, zones, ceilings } = await read(await followed())
    expect(parameters.find(({ parameter }) => parameter === 'flat-reduction')?.value).toBe(5_00)
    expect(terms).toContainEqual({ key: 'budget.effort-max', value: 33, source: 'essai' })
    expect(rules['deposit-months']).toBe(1)
    expect(zones.find(({ zone }) => zone === 3)?.communes).toContain('Rumilly')
    expect(ceilings.some(({ financing, isComputed }) => financing === 'PLAI' && isComputed)).toBe(
      true,
    )
  })

  test('une ligne retirée ne compte plus et reste en base ; une année se redonne', async () => {
    const home = await followed()
    const notice = (amountCents: number) => ({
      ...{ id: randomUUID(), basis: 'tax-notice' as const, year: 2023, endsOn: null },
      amountCents,
    })
    const first = budget(home, { incomes: [notice(9_000_00)] })
    await save(home, first)
    const second = { ...first, version: 1, charges: [], incomes: [notice(9_500_00)] }
    expect((await save(home, second)).statusCode).toBe(200)
    expect((await read(home)).declared).toMatchObject({
      ...{ version: 2, charges: [] },
      incomes: [{ amountCents: 9_500_00 }],
    })
    const { rows } = await base.oracle.query<{ kept: number }>(
      'SELECT count(*)::int AS kept FROM taxable_income WHERE household_id = $1',
      [home.id],
    )
    expect(rows).toEqual([{ kept: 2 }])
  })

  test('le même envoi deux fois n’écrit qu’une fois ; deux saisies à la fois se montrent l’une à l’autre', async () => {
    const home = await followed()
    const body = budget(home)
    await save(home, body)
    expect((await save(home, body)).statusCode).toBe(200)
    const other = await save(home, { ...body, inclusionCards: 1 })
    expect(other.json()).toMatchObject({ code: 'conflict', current: { version: 1 } })
  })

  test('ce qui ne tient pas debout est refusé avec sa raison, et rien n’est enregistré', async () => {
    const home = await followed()
    const good = budget(home)
    const [line] = good.resources
    if (!line) throw new Error('no line')
    const bad: [Partial<SaveBudget>, object][] = [
      [{ statedOn: '2999-01-01' }, { rule: 'budget-in-the-future' }],
      [{ inclusionCards: 4 }, { rule: 'more-cards-than-persons' }],
      [{ resources: [{ ...line, personId: randomUUID() }] }, { rule: 'resource-person-unknown' }],
      [{ resources: [{ ...line, endsOn: '2024-01-01' }] }, { rule: 'budget-dates-out-of-order' }],
      [{ resources: [{ ...line, monthlyCents: -1 }] }, { code: 'bad-input' }],
      [{ resources: [{ ...line, monthlyCents: 12.5 }] }, { code: 'bad-input' }],
      [{ resources: [{ ...line, monthlyCents: 10_000_01 }] }, { code: 'bad-input' }],
      [
        {
          incomes: [
            { id: randomUUID(), basis: 'tax-notice', year: 2998, endsOn: null, amountCents: 1 },
          ],
        },
        { code: 'bad-input' },
      ],
      [
        {
          incomes: [
            { id: randomUUID(), basis: 'tax-notice', year: 2199, endsOn: null, amountCents: 1 },
          ],
        },
        { rule: 'income-year-not-over' },
      ],
    ]
    for (const [over, refusal] of bad) {
      expect((await save(home, { ...good, ...over })).json()).toMatchObject(refusal)
    }
    expect((await read(home)).declared).toBeNull()
  })

  test('la ligne d’un autre ménage ne se prend pas par son numéro', async () => {
    const [mine, theirs] = [await followed(), await followed()]
    const body = budget(theirs)
    await save(theirs, body)
    const stolen = { ...budget(mine), charges: body.charges }
    expect((await save(mine, stolen)).statusCode).toBe(404)
    expect((await read(theirs)).declared?.charges).toHaveLength(1)
  })
})

describe('H8 · la fiche du logement proposé', () => {
  const sheet = (home: people.TestHousehold, vacancyId: string) =>
    app.ask(worker, 'POST', `${urlOf(home)}/sheets`, { id: randomUUID(), vacancyId })
  const verdict = async (home: people.TestHousehold, who: people.TestActor) =>
    (await app.ask(who, 'GET', `/api/households/${home.id}/solvency`)).json()

  test('le prescripteur la compte une fois informé ; les autres n’en lisent que oui, avec une aide ou non', async () => {
    const home = await followed()
    const vacancyId = await proposed(home, ['prescriber-informed'])
    await save(home, budget(home))
    expect((await sheet(home, vacancyId)).statusCode).toBe(200)
    const { sheets, dwelling } = await read(home)
    expect(dwelling).toMatchObject({ vacancyId, typology: 'T2', rentCents: 350_00, zone: 2 })
    // 350 + 138 − 304,84 = 183,16 € ; 183,16 ÷ 650 = 28,2 % ; (650 − 183,16 − 20) ÷ 30 = 14,89 €.
    expect(sheets).toMatchObject([
      { leftToPayCents: 183_16, effortRatio: 0.2818, residualCents: 14_89, solvency: 'yes' },
    ])
    const reduced = { verdicts: [{ vacancyId, solvency: 'yes', statedOn: expect.any(String) }] }
    expect(await verdict(home, referent)).toEqual(reduced)
    expect(await verdict(home, member)).toEqual(reduced)
  })

  test('un réservataire ne lit que pour son contingent', async () => {
    const home = await followed()
    const vacancyId = await proposed(home, ['prescriber-informed'], 'commune')
    await save(home, budget(home))
    await sheet(home, vacancyId)
    expect(await verdict(home, holder)).toEqual({ verdicts: [] })
    await stock.right(base.oracle, scheme, holder.organisationId, {
      ...{ contingent: 'commune', commune: '74093' },
    })
    expect(await verdict(home, holder)).toMatchObject({ verdicts: [{ solvency: 'yes' }] })
  })

  test('avant d’être informé, le prescripteur ne voit pas le logement choisi et ne compte rien', async () => {
    const home = await followed()
    const vacancyId = await proposed(home, [])
    await save(home, budget(home))
    expect((await read(home)).dwelling).toBeNull()
    expect((await sheet(home, vacancyId)).json()).toMatchObject({ rule: 'dwelling-not-proposed' })
    expect((await read(home, officer)).dwelling).toMatchObject({ vacancyId })
  })

  test('le ménage n’apprend le logement par sa fiche qu’après l’accord de son prescripteur', async () => {
    const home = await followed()
    const vacancyId = await proposed(home, ['prescriber-informed'])
    const households = await people.organisation(base.oracle, 'households')
    const person = await people.actor(base.oracle, households.id, 'HH', {
      personId: home.persons[0] ?? '',
    })
    await people.assignment(base.oracle, home.id, person, {
      subjectPersonId: home.persons[0] ?? '',
    })
    await save(home, budget(home))
    await sheet(home, vacancyId)
    const before = await read(home, person)
    expect(before).toMatchObject({ sheets: [], dwelling: null, declared: { version: 1 } })
    expect(JSON.stringify(before)).not.toContain(vacancyId)
    await base.oracle.query(
      `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id)
       SELECT household_id, 'prescriber-go', current_date, id FROM candidacy WHERE vacancy_id = $1`,
      [vacancyId],
    )
    expect(await read(home, person)).toMatchObject({
      ...{ sheets: [{ vacancyId }], dwelling: { vacancyId } },
    })
  })

  test('sans budget déclaré, ou pour un autre logement, il n’y a pas de fiche', async () => {
    const home = await followed()
    const vacancyId = await proposed(home, ['prescriber-informed'])
    expect((await sheet(home, vacancyId)).json()).toMatchObject({ rule: 'budget-missing' })
    await save(home, budget(home))
    expect((await sheet(home, randomUUID())).json()).toMatchObject({
      rule: 'dwelling-not-proposed',
    })
  })
})
