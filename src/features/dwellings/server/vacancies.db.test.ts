import { PreparingClient } from '#platform/db/prepared.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { NewVacancy, VacancyList, VacancyRead } from '../contract.ts'

let base: TestDatabase
let whole: WholeApp
let scheme: people.TestScheme
let officer: people.TestActor
let lead: people.TestActor
let today: string
let annecy: string

const CRAN = '74093'
const FAVERGES = '74123'
const PRINGY = '74217'

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  scheme = await people.scheme(base.oracle, landlord.id)
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  lead = await people.actor(base.oracle, landlord.id, 'PRG')
  annecy = await stock.sector(base.oracle, scheme, 'Annecy', {
    communes: [CRAN, FAVERGES],
    quota: 3,
  })
  const now = await base.oracle.query<{ today: string }>(
    'SELECT app_private.programme_today() AS today',
  )
  today = now.rows[0]!.today
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

const release = (dwellingId: string, over: Partial<NewVacancy> = {}): NewVacancy => ({
  dwelling: { kind: 'known', id: dwellingId },
  noticeGivenOn: addDays(today, -60),
  leavesOn: addDays(today, -12),
  availableOn: addDays(today, 2),
  works: 'Peinture du séjour',
  visitTerms: null,
  contingent: null,
  ...over,
})
const open = (body: unknown, id: string = randomUUID(), who = officer) =>
  whole.ask(who, 'PUT', `/api/vacancies/${id}`, body)
const read = async (id: string, who = officer) =>
  (await whole.ask(who, 'GET', `/api/vacancies/${id}`)).json<VacancyRead>()
const list = async (query: string, who = officer) =>
  (await whole.ask(who, 'GET', `/api/vacancies?${query}`)).json<VacancyList>()
const move = (vacancy: VacancyRead, to: string, over: object = {}, who = officer) =>
  whole.ask(who, 'POST', `/api/vacancies/${vacancy.id}/moves`, {
    id: randomUUID(),
    to,
    motive: null,
    letOn: null,
    version: vacancy.version,
    ...over,
  })

test('G1 · une libération saisie a son secteur, sa vacance et son coût', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const reply = await open(release(dwelling))
  expect(reply.statusCode).toBe(200)
  const vacancy = reply.json<VacancyRead>()
  expect(vacancy).toMatchObject({
    status: 'open',
    sector: { id: annecy, name: 'Annecy', chosenOn: null, quota: 3 },
    holder: { organisationId: null, because: 'own' },
    turn: { state: 'nobody', whose: 'landlord' },
    daysUntilFree: 2,
    cost: { days: 12, monthlyCents: 550_00 },
  })
  const lines = vacancy.cost.lines.reduce((sum, { cents }) => sum + cents, 0)
  expect(lines).toBe(vacancy.cost.totalCents)
  expect(vacancy.history.map(({ kind }) => kind)).toEqual(['opened'])
})

test('G1 · le secteur est celui de la liste du bailleur au jour du départ, pas d’aujourd’hui', async () => {
  const arve = await stock.sector(base.oracle, scheme, 'Arve', { communes: [], quota: 5 })
  await base.oracle.query(
    `UPDATE sector_commune SET valid_to = current_date WHERE sector_id = $1 AND commune = $2`,
    [annecy, FAVERGES],
  )
  await base.oracle.query(
    `INSERT INTO sector_commune (id, scheme_id, sector_id, commune, valid_from, source)
     VALUES (gen_random_uuid(), $1, $2, $3, current_date, 'test')`,
    [scheme.id, arve, FAVERGES],
  )
  const before = await stock.dwelling(base.oracle, scheme, { commune: FAVERGES })
  const after = await stock.dwelling(base.oracle, scheme, { commune: FAVERGES })
  const past = (await open(release(before))).json<VacancyRead>()
  const future = (
    await open(release(after, { leavesOn: addDays(today, 5), availableOn: addDays(today, 9) }))
  ).json<VacancyRead>()
  expect(past.sector.name).toBe('Annecy')
  expect(future.sector.name).toBe('Arve')
})

test('la même saisie envoyée deux fois est écrite une fois', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const id = randomUUID()
  const first = await open(release(dwelling), id)
  const second = await open(release(dwelling), id)
  expect(second.statusCode).toBe(200)
  expect(second.json()).toEqual(first.json())
  const events = await base.oracle.query('SELECT FROM vacancy_event WHERE vacancy_id = $1', [id])
  expect(events.rowCount).toBe(1)
})

test('un logement n’a qu’une libération en cours, même saisie par deux personnes à la fois', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const replies = await Promise.all([
    open(release(dwelling)),
    open(release(dwelling), randomUUID(), lead),
  ])
  const codes = replies.map(({ statusCode }) => statusCode).sort()
  expect(codes[0]).toBe(200)
  expect([409, 422]).toContain(codes[1])
  const third = await open(release(dwelling))
  expect(third.json()).toMatchObject({ code: 'rule-refused', rule: 'vacancy-already-open' })
})

test.each([
  ['notice-not-yet-given', { noticeGivenOn: 1 }],
  ['leaves-before-notice', { leavesOn: -61 }],
  ['available-before-leaving', { availableOn: -13 }],
] as const)('G1 · des dates en désordre sont refusées : %s', async (rule, change) => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const days = Object.fromEntries(
    Object.entries(change).map(([key, offset]) => [key, addDays(today, offset)]),
  )
  const reply = await open(release(dwelling, days))
  expect(reply.json()).toMatchObject({ code: 'rule-refused', rule })
})

const entry = {
  reference: 'L-NEUF-1',
  address: '3 chemin des Hirondelles',
  commune: CRAN,
  building: null,
  stair: null,
  floor: 1,
  door: null,
  hasLift: false,
  typology: 'T2',
  livingAreaM2: 46.5,
  rentCents: 380_00,
  chargesCents: 90_00,
  heating: 'individual',
  hasGarage: false,
  financing: 'PLAI',
  agreementNumber: null,
  contingent: 'landlord',
  isAccessible: false,
  hasAdaptedShower: true,
  energyClass: 'C',
  site: null,
  responsibleAccountId: null,
}

test('un logement absent du parc y entre avec sa libération, ou pas du tout', async () => {
  const id = randomUUID()
  const late = { dwelling: { kind: 'new', id, ...entry }, noticeGivenOn: addDays(today, 3) }
  const refusedReply = await open(release(id, late as Partial<NewVacancy>))
  expect(refusedReply.json()).toMatchObject({ rule: 'notice-not-yet-given' })
  const none = await base.oracle.query('SELECT FROM dwelling WHERE id = $1', [id])
  expect(none.rowCount).toBe(0)
  const added = await open(release(id, { dwelling: { kind: 'new', id, ...entry } } as never))
  expect(added.json<VacancyRead>().dwelling).toMatchObject({ reference: 'L-NEUF-1', version: 1 })
  const again = { ...entry, kind: 'new', id: randomUUID() }
  const twice = await open(release(id, { dwelling: again } as never))
  expect(twice.json()).toMatchObject({ rule: 'reference-already-used' })
})

test.each([
  ['rentCents', { rentCents: -1 }, 'negative-amount'],
  ['chargesCents', { chargesCents: 12.5 }, 'whole-cents'],
  ['livingAreaM2', { livingAreaM2: 0 }, 'impossible-area'],
  ['livingAreaM2', { livingAreaM2: 5000 }, 'impossible-area'],
  ['commune', { commune: 'Annecy' }, 'unknown-commune'],
  ['floor', { floor: 900 }, 'impossible-floor'],
])('une valeur impossible est signalée sous son champ : %s', async (field, change, code) => {
  const id = randomUUID()
  const body = { ...entry, reference: `L-${id}`.slice(0, 40), ...change, version: null }
  const reply = await whole.ask(officer, 'PUT', `/api/dwellings/${id}`, body)
  expect(reply.statusCode).toBe(400)
  expect(reply.json<{ fields: Record<string, string> }>().fields[field]).toBe(code)
})

test('une commune inconnue est refusée, sans rien écrire', async () => {
  const id = randomUUID()
  const body = { ...entry, reference: 'L-AILLEURS', commune: '99999', version: null }
  const reply = await whole.ask(officer, 'PUT', `/api/dwellings/${id}`, body)
  expect(reply.statusCode).toBe(404)
})

test('deux personnes modifient : la seconde voit qui a changé quoi', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const vacancy = (await open(release(dwelling))).json<VacancyRead>()
  const { noticeGivenOn, leavesOn, visitTerms } = vacancy
  const change = { noticeGivenOn, leavesOn, visitTerms, contingent: null, version: vacancy.version }
  const url = `/api/vacancies/${vacancy.id}`
  const mine = { ...change, works: null, availableOn: addDays(today, 9) }
  const theirs = { ...change, works: 'Salle de bains', availableOn: addDays(today, 20) }
  const first = await whole.ask(lead, 'PATCH', url, theirs)
  expect(first.json<VacancyRead>()).toMatchObject({ version: 2, works: 'Salle de bains' })
  const second = await whole.ask(officer, 'PATCH', url, mine)
  expect(second.statusCode).toBe(409)
  const { current } = second.json<{ current: VacancyRead }>()
  expect(current).toMatchObject({ works: 'Salle de bains', version: 2 })
  expect(current.updatedByName).toMatch(/\p{L}/u)
  expect(current.history[0]).toMatchObject({
    kind: 'changed',
    changes: [
      { field: 'availableOn', before: addDays(today, 2), after: addDays(today, 20) },
      { field: 'works', before: 'Peinture du séjour', after: 'Salle de bains' },
    ],
  })
  const sameAgain = await whole.ask(lead, 'PATCH', url, theirs)
  expect(sameAgain.json<VacancyRead>().version).toBe(2)
})

test('C9 · hors des communes nommées, seule la responsable choisit le secteur, avec un motif', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme, { commune: PRINGY })
  const vacancy = (await open(release(dwelling))).json<VacancyRead>()
  expect(vacancy.sector).toMatchObject({ id: null, chosenOn: null })
  expect((await move(vacancy, 'proposed')).json()).toMatchObject({ rule: 'sector-missing' })
  const url = `/api/vacancies/${vacancy.id}/sector`
  const choice = { id: randomUUID(), sectorId: annecy, version: vacancy.version }
  const motive = 'Même bassin de vie qu’Annecy, desservi par la ligne 2.'
  expect((await whole.ask(officer, 'POST', url, { ...choice, motive })).statusCode).toBe(404)
  expect((await whole.ask(lead, 'POST', url, { ...choice, motive: ' ' })).statusCode).toBe(400)
  const chosen = await whole.ask(lead, 'POST', url, { ...choice, motive })
  expect(chosen.json<VacancyRead>()).toMatchObject({
    sector: { name: 'Annecy', chosenOn: today },
    history: [{ kind: 'sector-chosen', words: motive }, { kind: 'opened' }],
  })
  const { tallies, rows } = await list('sector=outside')
  expect(rows.map(({ id }) => id)).toEqual([vacancy.id])
  expect(rows[0]).toMatchObject({ isOutside: true, sectorName: 'Annecy' })
  expect(tallies.find(({ name }) => name === 'Annecy')?.outside).toBe(1)
})

test('C9 · le secteur d’une commune nommée ne se choisit pas', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const vacancy = (await open(release(dwelling))).json<VacancyRead>()
  const reply = await whole.ask(lead, 'POST', `/api/vacancies/${vacancy.id}/sector`, {
    id: randomUUID(),
    sectorId: annecy,
    motive: 'Parce que.',
    version: vacancy.version,
  })
  expect(reply.json()).toMatchObject({ rule: 'sector-is-listed' })
})

test('C2 · un quota plein ne se dépasse qu’avec le motif de la responsable du dispositif', async () => {
  const leman = await stock.sector(base.oracle, scheme, 'Léman', { communes: ['74281'], quota: 1 })
  const opened: VacancyRead[] = []
  for (let count = 0; count < 2; count += 1) {
    const dwelling = await stock.dwelling(base.oracle, scheme, { commune: '74281' })
    opened.push((await open(release(dwelling))).json<VacancyRead>())
  }
  const [first, second] = opened as [VacancyRead, VacancyRead]
  const asked = await Promise.all([move(first, 'proposed'), move(second, 'proposed')])
  expect(asked.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  const kept = asked[0].statusCode === 200 ? second : first
  const url = `/api/vacancies/${kept.id}/over-quota`
  const grant = { id: randomUUID(), motive: 'Une famille de Thonon sans autre solution.' }
  expect((await whole.ask(officer, 'POST', url, grant)).statusCode).toBe(404)
  expect((await read(kept.id, lead)).abilities).toContain('quota.exceed')
  const granted = await whole.ask(lead, 'POST', url, grant)
  expect(granted.json<VacancyRead>().sector).toMatchObject({ id: leman, quota: 2, taken: 1 })
  expect((await whole.ask(lead, 'POST', url, grant)).statusCode).toBe(200)
  expect((await move(kept, 'proposed')).statusCode).toBe(200)
  const extra = await base.oracle.query<{ n: number }>(
    'SELECT sum(extra_dwellings)::int AS n FROM quota_override WHERE sector_id = $1',
    [leman],
  )
  expect(extra.rows[0]?.n).toBe(1)
})

test('C2 · l’emploi du quota compte réservés, proposés, attribués et signés, jamais les retraits', async () => {
  const sector = await stock.sector(base.oracle, scheme, 'Chablais', {
    communes: ['74119'],
    quota: 9,
  })
  for (const options of [
    {},
    {},
    { status: 'proposed' },
    { status: 'allocated' },
    { status: 'signed', letInDays: -2 },
    { status: 'withdrawn' },
  ]) {
    const dwelling = await stock.dwelling(base.oracle, scheme, { commune: '74119' })
    await stock.vacancy(base.oracle, dwelling, options)
  }
  const facts = await base.oracle.query(
    `SELECT sum(reserved)::int AS reserved, sum(proposed)::int AS proposed, sum(allocated)::int AS allocated,
       sum(signed)::int AS signed FROM app_private.quota_facts($1) WHERE sector_id = $2`,
    [scheme.id, sector],
  )
  expect(facts.rows[0]).toEqual({ reserved: 2, proposed: 1, allocated: 1, signed: 1 })
  const tally = (await list('')).tallies.find(({ sectorId }) => sectorId === sector)
  expect(tally).toMatchObject({
    quota: 9,
    open: 2,
    proposed: 1,
    allocated: 1,
    signed: 1,
    outside: 0,
  })
})

test('un retrait demande un motif, se lit dans l’historique et s’annule', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme)
  const vacancy = (await open(release(dwelling))).json<VacancyRead>()
  expect((await move(vacancy, 'withdrawn')).json()).toMatchObject({ rule: 'motive-required' })
  const motive = 'Le locataire reste.'
  const id = randomUUID()
  const gone = await move(vacancy, 'withdrawn', { motive, id })
  expect(gone.json<VacancyRead>()).toMatchObject({ status: 'withdrawn', moves: ['open'] })
  expect((await move(vacancy, 'withdrawn', { motive, id })).statusCode).toBe(200)
  expect(gone.json<VacancyRead>().history[0]).toMatchObject({ status: 'withdrawn', words: motive })
  const other = await open(release(dwelling))
  const back = await move(gone.json<VacancyRead>(), 'open', { motive: 'Erreur de logement.' })
  expect(back.json()).toMatchObject({ rule: 'vacancy-already-open' })
  await move(other.json<VacancyRead>(), 'withdrawn', { motive: 'Doublon.' })
  const reopened = await move(gone.json<VacancyRead>(), 'open', { motive: 'Erreur de logement.' })
  expect(reopened.json<VacancyRead>().status).toBe('open')
})

test('un bail signé porte son premier jour et arrête le compte de la vacance', async () => {
  const dwelling = await stock.dwelling(base.oracle, scheme, { commune: '74093' })
  const vacancyId = await stock.vacancy(base.oracle, dwelling, { status: 'allocated' })
  const vacancy = await read(vacancyId)
  expect((await move(vacancy, 'signed')).json()).toMatchObject({ rule: 'let-on-required' })
  const signed = await move(vacancy, 'signed', { letOn: addDays(today, -5) })
  expect(signed.json<VacancyRead>()).toMatchObject({ status: 'signed', cost: { days: 6 } })
})

test('la liste se filtre par secteur, type, état et date, et les plus longues vacances viennent d’abord', async () => {
  const small = await stock.dwelling(base.oracle, scheme, { commune: CRAN, typology: 'T1' })
  const older = await stock.vacancy(base.oracle, small, { leavesInDays: -40 })
  const other = await stock.dwelling(base.oracle, scheme, { commune: CRAN, typology: 'T1' })
  const later = await stock.vacancy(base.oracle, other, { leavesInDays: 30 })
  const ids = async (query: string) => (await list(query)).rows.map(({ id }) => id)
  expect(await ids('typology=T1')).toEqual([older, later])
  expect(await ids(`typology=T1&freeBefore=${addDays(today, 10)}`)).toEqual([older])
  expect(await ids(`typology=T1&sector=${annecy}`)).toEqual([older, later])
  expect(await ids('typology=T1&status=signed')).toEqual([])
  expect(await ids('typology=T1&holder=landlord')).toEqual([older, later])
  const days = (await list('')).rows.map(({ daysVacant }) => daysVacant)
  expect(days).toEqual([...days].sort((a, b) => b - a))
})

test('la liste prend le même nombre de requêtes pour une libération et pour cinquante', async () => {
  const counted = async (query: string) => {
    const spy = vi.spyOn(
      Object.getPrototypeOf(PreparingClient.prototype) as PreparingClient,
      'query',
    )
    await list(query)
    const texts = spy.mock.calls.map(([asked]) =>
      typeof asked === 'string' ? asked : (asked as { text: string }).text,
    )
    spy.mockRestore()
    return texts.filter((text) => /"vacancy|vacancy_turn|FROM sector|reservation_right/u.test(text))
      .length
  }
  const few = await counted('typology=T1')
  for (let count = 0; count < 45; count += 1) {
    const dwelling = await stock.dwelling(base.oracle, scheme, { commune: CRAN, typology: 'T5' })
    await stock.vacancy(base.oracle, dwelling)
  }
  const { rows } = await list('typology=T5')
  expect(rows).toHaveLength(45)
  expect(await counted('typology=T5')).toBe(few)
  expect(few).toBe(4)
})
