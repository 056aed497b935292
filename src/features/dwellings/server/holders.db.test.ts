import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { ROLES, type Role } from '#kernel/roles.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { Reservations, StockList, VacancyList, VacancyRead } from '../contract.ts'
import { CONTINGENTS, type Contingent, type ReservationRight } from '../domain/contingents.ts'
import { holderOn, type Rights } from '../domain/holder.ts'

let base: TestDatabase
let whole: WholeApp
let scheme: people.TestScheme
let officer: people.TestActor
let lead: people.TestActor
let annecy: people.TestActor
let reignier: people.TestActor
let prefecture: people.TestActor
let today: string

const SEYNOD = '74268'
const REIGNIER = '74220'

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const { oracle } = base
  const landlord = await people.organisation(oracle, 'landlord')
  scheme = await people.scheme(oracle, landlord.id)
  officer = await people.actor(oracle, landlord.id, 'ALL')
  lead = await people.actor(oracle, landlord.id, 'PRG')
  annecy = await commune('Annecy')
  reignier = await commune('Reignier-Ésery')
  const state = await people.organisation(oracle, 'state', 'Préfecture d’essai')
  prefecture = await people.actor(oracle, state.id, 'RES')
  await stock.sector(oracle, scheme, 'Annecy', { communes: [SEYNOD], quota: 15 })
  await stock.sector(oracle, scheme, 'Léman', { communes: [REIGNIER], quota: 10 })
  await stock.right(oracle, scheme, annecy.organisationId, {
    contingent: 'commune',
    commune: SEYNOD,
  })
  await stock.right(oracle, scheme, reignier.organisationId, {
    contingent: 'commune',
    commune: REIGNIER,
  })
  await stock.right(oracle, scheme, state.id, { contingent: 'state', flowRatio: 0.3 })
  const now = await oracle.query<{ today: string }>('SELECT app_private.programme_today() AS today')
  today = now.rows[0]!.today
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

async function commune(name: string): Promise<people.TestActor> {
  const { id } = await people.organisation(base.oracle, 'commune', `Commune de ${name}`)
  return people.actor(base.oracle, id, 'RES')
}
const reserved = (commune: string, contingent = 'commune') =>
  stock.dwelling(base.oracle, scheme, { commune, contingent })
const release = (id: string) => ({
  dwelling: { kind: 'known', id },
  noticeGivenOn: addDays(today, -60),
  leavesOn: addDays(today, -3),
  availableOn: addDays(today, 4),
  works: null,
  visitTerms: null,
  contingent: null,
})
const propose = (who: people.TestActor, dwellingId: string, id: string = randomUUID()) =>
  whole.ask(who, 'PUT', `/api/vacancies/${id}`, release(dwellingId))
const read = (who: people.TestActor, id: string) => whole.ask(who, 'GET', `/api/vacancies/${id}`)
const turn = (who: people.TestActor, id: string, kind: string, on = today) =>
  whole.ask(who, 'POST', `/api/vacancies/${id}/turns`, { id: randomUUID(), kind, on, words: null })
const seenStock = async (who: people.TestActor) =>
  (await whole.ask(who, 'GET', '/api/dwellings')).json<StockList>().rows.map(({ id }) => id)
const seenVacancies = async (who: people.TestActor) =>
  (await whole.ask(who, 'GET', '/api/vacancies')).json<VacancyList>().rows.map(({ id }) => id)

test('G13 · une commune propose, de son siège, un logement de son contingent', async () => {
  const dwelling = await reserved(SEYNOD)
  const id = randomUUID()
  const reply = await propose(annecy, dwelling, id)
  expect(reply.statusCode).toBe(200)
  const proposal = reply.json<VacancyRead>()
  expect(proposal.proposedBy).toMatch(/^Commune d/u)
  // Proposing is agreeing: the landlord has nothing to ask.
  expect(proposal.turn).toMatchObject({ state: 'agreed', on: today, whose: 'landlord' })
  expect((await propose(annecy, dwelling, id)).json()).toEqual(proposal)
  const page = (await read(officer, id)).json<VacancyRead>()
  expect(page).toMatchObject({ status: 'open', sector: { name: 'Annecy', quota: 15 } })
  expect(await seenVacancies(officer)).toContain(id)
})

test('G13 · une autre commune n’en voit rien et ne propose pas à sa place', async () => {
  const dwelling = await reserved(SEYNOD)
  const id = randomUUID()
  await propose(annecy, dwelling, id)
  expect(await seenStock(annecy)).toContain(dwelling)
  expect(await seenStock(reignier)).not.toContain(dwelling)
  expect(await seenVacancies(reignier)).not.toContain(id)
  expect((await read(reignier, id)).statusCode).toBe(404)
  expect((await whole.ask(reignier, 'GET', `/api/dwellings/${dwelling}`)).statusCode).toBe(404)
  const other = await reserved(SEYNOD)
  expect((await propose(reignier, other)).statusCode).toBe(404)
  expect((await turn(reignier, id, 'declined')).statusCode).toBe(404)
})

test('G13 · une commune ne propose ni ne voit les logements du bailleur ou de l’État chez elle', async () => {
  for (const contingent of ['landlord', 'state', 'action-logement']) {
    const dwelling = await reserved(SEYNOD, contingent)
    expect(await seenStock(annecy)).not.toContain(dwelling)
    expect((await propose(annecy, dwelling)).statusCode).toBe(404)
  }
})

test('G13 · une commune ne lit de sa libération ni le quota, ni les motifs du bailleur', async () => {
  const dwelling = await reserved(SEYNOD)
  const id = randomUUID()
  await propose(annecy, dwelling, id)
  await base.oracle.query(
    `INSERT INTO vacancy_event (id, vacancy_id, kind, motive, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, 'over-quota', 'Motif réservé au bailleur', $2, $3)`,
    [id, lead.accountId, lead.organisationId],
  )
  const page = (await read(annecy, id)).json<VacancyRead>()
  expect(page.sector).toMatchObject({ name: 'Annecy', quota: null, taken: 0 })
  expect(JSON.stringify(page)).not.toContain('Motif réservé')
  const list = (await whole.ask(annecy, 'GET', '/api/vacancies')).json<VacancyList>()
  expect(list).toMatchObject({ tallies: [], holders: [], abilities: ['vacancy.propose'] })
})

test('G13 · une commune retire sa proposition avec un motif, et celle-là seulement', async () => {
  const id = randomUUID()
  const mine = (await propose(annecy, await reserved(SEYNOD), id)).json<VacancyRead>()
  const move = { id: randomUUID(), to: 'withdrawn', motive: null, letOn: null, version: 1 }
  const url = (vacancy: string) => `/api/vacancies/${vacancy}/moves`
  expect((await whole.ask(annecy, 'POST', url(id), move)).json()).toMatchObject({
    rule: 'motive-required',
  })
  const motive = 'Le locataire a renoncé à partir.'
  const toProposed = await whole.ask(annecy, 'POST', url(id), { ...move, to: 'proposed', motive })
  expect(toProposed.json()).toMatchObject({ rule: 'landlord-only' })
  const gone = await whole.ask(annecy, 'POST', url(id), { ...move, motive })
  expect(gone.json<VacancyRead>()).toMatchObject({ status: 'withdrawn', version: mine.version + 1 })
  const entered = await stock.vacancy(base.oracle, await reserved(SEYNOD))
  const theirs = await whole.ask(annecy, 'POST', url(entered), {
    ...move,
    id: randomUUID(),
    motive,
  })
  expect(theirs.json()).toMatchObject({ rule: 'landlord-only' })
})

test('ni les associations, ni l’État instructeur, ni les autres rôles ne lisent rien du parc', async () => {
  await stock.vacancy(base.oracle, await reserved(SEYNOD))
  const readers: readonly Role[] = ['ALL', 'REF', 'LSW', 'PRG', 'RES']
  const relations = ['dwelling', 'vacancy', 'vacancyTurn', 'vacancyEvent', 'vacancyHolder'] as const
  const rights = ['reservationRight', 'sruShortfall'] as const
  for (const role of ROLES.filter((role) => !readers.includes(role))) {
    const kind = role === 'ST' ? 'state' : role === 'CAL' ? 'landlord' : 'association'
    const { id } = await people.organisation(base.oracle, kind)
    // A committee member belongs to the landlord itself.
    const home = role === 'CAL' ? scheme.landlordId : id
    const who = await people.actor(base.oracle, home, role === 'HH' ? 'PRE' : role)
    for (const relation of [...relations, ...rights]) {
      const rows = await look(base, who, null, (tx) =>
        tx
          .selectFrom(relation)
          .select(sql<number>`1`.as('one'))
          .execute(),
      )
      expect(rows, `${role} ${relation}`).toEqual([])
    }
    for (const url of ['/api/dwellings', '/api/vacancies', '/api/reservations']) {
      expect((await whole.ask(who, 'GET', url)).statusCode, `${role} ${url}`).toBe(404)
    }
  }
})

test('un autre bailleur ne lit ni n’écrit rien du parc de celui-ci', async () => {
  const dwelling = await reserved(SEYNOD)
  const elsewhere = await people.organisation(base.oracle, 'landlord')
  await people.scheme(base.oracle, elsewhere.id)
  for (const role of ['ALL', 'PRG', 'REF', 'LSW'] as const) {
    const stranger = await people.actor(base.oracle, elsewhere.id, role)
    expect(await seenStock(stranger)).toEqual([])
    if (role !== 'LSW') expect((await propose(stranger, dwelling)).statusCode).toBe(404)
  }
})

test('G10 · le bailleur demande, le réservataire répond depuis son siège', async () => {
  const id = await stock.vacancy(base.oracle, await reserved(SEYNOD))
  expect((await read(officer, id)).json<VacancyRead>().turn).toMatchObject({ state: 'to-ask' })
  expect((await turn(annecy, id, 'asked')).json()).toMatchObject({ rule: 'landlord-only' })
  const asked = (await turn(officer, id, 'asked')).json<VacancyRead>()
  expect(asked.turn).toEqual({
    state: 'asked',
    on: today,
    dueOn: addDays(today, 30),
    daysLeft: 30,
    whose: 'holder',
  })
  expect((await turn(officer, id, 'asked')).json()).toMatchObject({ rule: 'turn-already-asked' })
  expect((await turn(officer, id, 'released')).json()).toMatchObject({ rule: 'turn-still-running' })
  const seen = (await read(annecy, id)).json<VacancyRead>()
  expect(seen.abilities).toEqual(['turn.answer'])
  const answered = (await turn(annecy, id, 'agreed')).json<VacancyRead>()
  expect(answered.turn).toMatchObject({ state: 'agreed', whose: 'landlord' })
  expect(answered.history.map(({ kind }) => kind)).toEqual(['agreed', 'asked'])
})

test('G10 · la durée du tour est un terme du dispositif', async () => {
  await base.oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     VALUES (gen_random_uuid(), $1, 'delay.holder-turn', 15, 'days', current_date - 100, 'test')`,
    [scheme.id],
  )
  const id = await stock.vacancy(base.oracle, await reserved(SEYNOD))
  const asked = (await turn(officer, id, 'asked')).json<VacancyRead>()
  expect(asked).toMatchObject({ turnDays: 15, turn: { dueOn: addDays(today, 15) } })
})

test('G10 · sans réponse au bout du délai, le bailleur note la remise pour un tour et propose', async () => {
  const id = await stock.vacancy(base.oracle, await reserved(SEYNOD), { leavesInDays: 20 })
  await turn(officer, id, 'asked', addDays(today, -40))
  const late = (await read(officer, id)).json<VacancyRead>()
  expect(late.turn.daysLeft).toBeLessThan(0)
  expect(late.abilities).toContain('turn.release')
  const move = { id: randomUUID(), to: 'proposed', motive: null, letOn: null, version: 1 }
  const url = `/api/vacancies/${id}/moves`
  expect((await whole.ask(officer, 'POST', url, move)).json()).toMatchObject({
    rule: 'holder-has-the-turn',
  })
  expect((await turn(officer, id, 'released')).json<VacancyRead>().turn.state).toBe('released')
  expect((await turn(annecy, id, 'declined')).json()).toMatchObject({ rule: 'turn-taken-over' })
  expect((await whole.ask(officer, 'POST', url, move)).statusCode).toBe(200)
})

test('G10 · le réservataire refuse ou rend son tour : l’un garde le logement, l’autre le libère', async () => {
  const kept = await stock.vacancy(base.oracle, await reserved(SEYNOD))
  await turn(officer, kept, 'asked')
  expect((await turn(annecy, kept, 'declined')).json<VacancyRead>().turn.whose).toBe('holder')
  const back = await stock.vacancy(base.oracle, await reserved(SEYNOD))
  await turn(officer, back, 'asked')
  expect((await turn(annecy, back, 'given-back')).json<VacancyRead>().turn.whose).toBe('landlord')
})

test('C6 · pendant la carence, l’État tient les logements de la commune, qui n’en voit plus rien', async () => {
  const dwelling = await reserved(REIGNIER)
  const id = await stock.vacancy(base.oracle, dwelling)
  expect(await seenStock(reignier)).toContain(dwelling)
  expect(await seenStock(prefecture)).not.toContain(dwelling)
  const order = {
    commune: REIGNIER,
    startsOn: addDays(today, -1),
    endsOn: null,
    source: 'Arrêté préfectoral d’essai',
    version: null,
  }
  const shortfallId = randomUUID()
  const url = `/api/reservations/shortfalls/${shortfallId}`
  expect((await whole.ask(officer, 'PUT', url, order)).statusCode).toBe(404)
  expect((await whole.ask(lead, 'PUT', url, order)).statusCode).toBe(200)
  expect((await whole.ask(lead, 'PUT', url, order)).statusCode).toBe(200)
  expect(await seenStock(reignier)).not.toContain(dwelling)
  expect((await read(reignier, id)).statusCode).toBe(404)
  expect(await seenStock(prefecture)).toContain(dwelling)
  const page = (await read(officer, id)).json<VacancyRead>()
  expect(page.holder).toMatchObject({
    organisationId: prefecture.organisationId,
    because: 'shortfall',
  })
  expect((await turn(officer, id, 'asked')).json<VacancyRead>().turn.state).toBe('asked')
  expect((await turn(prefecture, id, 'agreed')).json<VacancyRead>().turn.state).toBe('agreed')
  const ended = { ...order, endsOn: addDays(today, -1), version: 1 }
  expect((await whole.ask(lead, 'PUT', url, ended)).statusCode).toBe(200)
  const after = (await read(reignier, id)).json<VacancyRead>()
  // What the State agreed to does not bind the commune.
  expect(after.turn.state).toBe('to-ask')
})

test('C6 · deux droits sur la même place ne se chevauchent pas, même saisis à côté des écrans', async () => {
  const right = {
    organisationId: reignier.organisationId,
    contingent: 'commune',
    commune: SEYNOD,
    mode: 'stock',
    flowRatio: null,
    startsOn: addDays(today, 10),
    endsOn: null,
    source: 'Convention d’essai',
    version: null,
  }
  const put = (over: object) =>
    whole.ask(lead, 'PUT', `/api/reservations/rights/${randomUUID()}`, { ...right, ...over })
  expect((await put({})).json()).toMatchObject({ rule: 'right-overlaps' })
  expect((await put({ contingent: 'state', commune: SEYNOD })).json()).toMatchObject({
    rule: 'right-overlaps',
  })
  expect((await put({ startsOn: today, endsOn: addDays(today, -1) })).json()).toMatchObject({
    rule: 'dates-out-of-order',
  })
  await expect(
    stock.right(base.oracle, scheme, reignier.organisationId, {
      contingent: 'state',
      commune: SEYNOD,
    }),
  ).rejects.toThrow(/exclusion/u)
  const added = await put({ contingent: 'department', commune: null, mode: 'flow', flowRatio: 0.1 })
  const { rights } = added.json<Reservations>()
  expect(rights.find(({ contingent }) => contingent === 'department')).toMatchObject({
    isAlive: false,
    flowRatio: 0.1,
  })
  // A commune reads its own rights and nobody else’s.
  const own = (await whole.ask(annecy, 'GET', '/api/reservations')).json<Reservations>()
  expect(new Set(own.rights.map(({ organisationId }) => organisationId))).toEqual(
    new Set([annecy.organisationId]),
  )
})

test('C6 · en flux, le bailleur oriente la libération, et le réservataire ne la voit qu’alors', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme, { commune: SEYNOD, contingent: null })
  expect(await seenStock(prefecture)).not.toContain(dwelling)
  const nobody = await propose(officer, dwelling)
  expect(nobody.json()).toMatchObject({ rule: 'contingent-required' })
  const id = randomUUID()
  const body = { ...release(dwelling), contingent: 'state' }
  expect((await whole.ask(officer, 'PUT', `/api/vacancies/${id}`, body)).statusCode).toBe(200)
  expect(await seenStock(prefecture)).toContain(dwelling)
  const year = (await whole.ask(lead, 'GET', '/api/reservations')).json<Reservations>()
  const flow = year.rights.find(({ contingent }) => contingent === 'state')?.balance
  expect(flow?.oriented).toBeGreaterThanOrEqual(1)
  expect(flow!.promised).toBeCloseTo(0.3 * flow!.released, 2)
})

test('le registre refuse ce que les écrans n’offrent pas', async () => {
  const id = randomUUID()
  await propose(annecy, await reserved(SEYNOD), id)
  const attempt = (who: people.TestActor, set: object) =>
    look(base, who, null, (tx) =>
      tx.updateTable('vacancy').set(set).where('id', '=', id).executeTakeFirst(),
    )
  await expect(attempt(annecy, { status: 'proposed' })).rejects.toThrow('landlord-only')
  const dates = { status: 'withdrawn', availableOn: addDays(today, 90) }
  await expect(attempt(annecy, dates)).rejects.toThrow('landlord-only')
  const [row] = await look(base, officer, null, (tx) =>
    tx.selectFrom('vacancy').select('sectorId').where('id', '=', id).execute(),
  )
  const pringy = await stock.vacancy(
    base.oracle,
    await stock.dwelling(base.oracle, scheme, { commune: '74217' }),
  )
  await expect(
    look(base, officer, null, (tx) =>
      tx
        .updateTable('vacancy')
        .set({ sectorChosenOn: today, sectorId: row!.sectorId })
        .where('id', '=', pringy)
        .execute(),
    ),
  ).rejects.toThrow('programme-lead-only')
  const forged = look(base, annecy, null, (tx) =>
    tx
      .insertInto('vacancyTurn')
      .values({
        id: randomUUID(),
        vacancyId: id,
        holderOrganisationId: prefecture.organisationId,
        kind: 'agreed',
        happenedOn: today,
        authorAccountId: annecy.accountId,
        authorOrganisationId: annecy.organisationId,
      })
      .execute(),
  )
  await expect(forged).rejects.toThrow(/row-level security/u)
  for (const table of ['vacancyTurn', 'vacancyEvent'] as const) {
    await expect(look(base, lead, null, (tx) => tx.deleteFrom(table).execute())).rejects.toThrow(
      /permission denied/u,
    )
  }
})

test('la base et la règle désignent le même réservataire, quels que soient les droits', async () => {
  const { oracle } = base
  const known: Rights = await rightsOf()
  const communes = [SEYNOD, REIGNIER, '74281']
  const vacancies = new Map<string, { contingent: Contingent; commune: string }>()
  for (const contingent of CONTINGENTS) {
    for (const commune of communes) {
      const id = await stock.vacancy(oracle, await reserved(commune, contingent))
      vacancies.set(id, { contingent, commune })
    }
  }
  const period = fc.record({
    startsInDays: fc.integer({ min: -30, max: 5 }),
    length: fc.integer({ min: 0, max: 40 }),
    commune: fc.constantFrom(...communes),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(period, { maxLength: 4 }), async (periods) => {
      await oracle.query('DELETE FROM sru_shortfall')
      for (const { startsInDays, length, commune } of periods) {
        // Two orders on one commune at a time are refused; the rest is what is compared.
        await stock
          .shortfall(oracle, scheme, commune, { startsInDays, endsInDays: startsInDays + length })
          .catch(() => undefined)
      }
      const shortfalls = (
        await oracle.query<Rights['shortfalls'][number]>(
          `SELECT commune, starts_on AS "startsOn", ends_on AS "endsOn" FROM sru_shortfall`,
        )
      ).rows
      const rows = await look(base, officer, null, (tx) =>
        tx.selectFrom('vacancyHolder').selectAll().execute(),
      )
      for (const row of rows) {
        const reservation = vacancies.get(row.vacancyId ?? '')
        if (!reservation) continue
        const holding = holderOn(reservation, { ...known, shortfalls }, today)
        const expected = holding.kind === 'holder' ? holding.organisationId : null
        expect(row).toMatchObject({ organisationId: expected, because: holding.because })
      }
    }),
    { numRuns: 15 },
  )
})

async function rightsOf(): Promise<Rights> {
  const found = await base.oracle.query<ReservationRight>(
    `SELECT id, organisation_id AS "organisationId", contingent, commune, mode, starts_on AS "startsOn",
       ends_on AS "endsOn", NULL AS "flowRatio" FROM reservation_right`,
  )
  return { rights: found.rows, shortfalls: [] }
}
