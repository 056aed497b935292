import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { SESSIONS, SessionBench } from '#test/committee-session.ts'
import { candidates, committee, type Committee } from '#test/committee.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Candidate, SessionRead } from '../contract.ts'

let base: TestDatabase
let whole: WholeApp
let made: Committee
let bench: SessionBench
let today: string
let agenda: Awaited<ReturnType<typeof candidates>>
let item: SessionRead['items'][number]
let first: Candidate
let second: Candidate
let third: Candidate

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  made = await committee(base.oracle)
  const found = await base.oracle.query<{ today: string }>(
    'SELECT app_private.programme_today() AS today',
  )
  today = found.rows[0]?.today ?? ''
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

/** A session is open and its only dwelling, with three candidates, is called. */
beforeEach(async () => {
  bench = new SessionBench(whole, made, today)
  agenda = await candidates(base.oracle, made, 3)
  const session = await bench.examined([agenda])
  item = session.items[0]!
  first = item.candidates[0]!
  second = item.candidates[1]!
  third = item.candidates[2]!
})

const ruleOf = (reply: { json: () => unknown }) => (reply.json() as { rule?: string }).rule
const refusal = { outcome: 'not-allocated', motive: 'composition' }
const ranked = (rank: number) => ({ outcome: 'allocated-ranked', rank })

async function decisions() {
  const { rows } = await base.oracle.query<{
    outcome: string
    rank: number | null
    served: boolean
    casting_voice: string | null
  }>(
    `SELECT outcome, rank, served_on IS NOT NULL AS served, casting_voice FROM decision WHERE item_id = $1
     ORDER BY rank NULLS LAST`,
    [item.id],
  )
  return rows
}

async function statusOfVacancy(): Promise<string | undefined> {
  const { rows } = await base.oracle.query<{ status: string }>(
    'SELECT status FROM vacancy WHERE id = $1',
    [agenda.vacancyId],
  )
  return rows[0]?.status
}

async function phaseFor(audience: string, householdId: string): Promise<number | undefined> {
  const { rows } = await base.oracle.query<{ phase: number }>(
    `SELECT coalesce(e.phase, h.phase) AS phase FROM household h
     LEFT JOIN held_phase e ON e.household_id = h.id AND e.audience = $2 WHERE h.id = $1`,
    [householdId, audience],
  )
  return rows[0]?.phase
}

test('I3 · deux rangs et un refus : le premier rang est servi, le logement est attribué', async () => {
  await bench.carried(first.id, ranked(1))
  await bench.carried(second.id, ranked(2))
  await bench.carried(third.id, refusal)
  expect((await bench.close(item.id)).statusCode).toBe(200)
  expect(await decisions()).toMatchObject([
    { rank: 1, served: true },
    { rank: 2, served: false },
    { outcome: 'not-allocated', served: false },
  ])
  expect(await statusOfVacancy()).toBe('allocated')
})

test.each([
  ['un trou', [ranked(1), ranked(3), refusal]],
  ['deux au même rang', [ranked(1), ranked(1), refusal]],
  ['un seul rang, qui n’est pas le premier', [ranked(2), refusal, refusal]],
  ['une attribution simple parmi des rangs', [{ outcome: 'allocated' }, ranked(1), refusal]],
])('I3 · rangs refusés : %s', async (_, [one, two, three]) => {
  await bench.carried(first.id, one!)
  await bench.carried(second.id, two!)
  await bench.carried(third.id, three!)
  expect(ruleOf(await bench.close(item.id))).toBe('ranks-not-contiguous')
  expect([await decisions(), await statusOfVacancy()]).toEqual([[], 'proposed'])
})

test('I3 · une condition suspensive nomme la pièce et un jour à venir', async () => {
  const bare = await bench.decide(first.id, { outcome: 'allocated-conditional' })
  expect(ruleOf(bare)).toBe('condition-incomplete')
  const late = { missingDocument: 'Avis d’imposition', completeOn: addDays(today, -1) }
  const past = await bench.decide(first.id, { outcome: 'allocated-conditional', ...late })
  expect(ruleOf(past)).toBe('condition-incomplete')
  const whole = { missingDocument: 'Avis d’imposition', completeOn: addDays(today, 10) }
  await bench.carried(first.id, { outcome: 'allocated-conditional', ...whole })
  await bench.carried(second.id, refusal)
  await bench.carried(third.id, refusal)
  await bench.close(item.id)
  expect(await decisions()).toContainEqual(
    expect.objectContaining({ outcome: 'allocated-conditional', served: true }),
  )
})

test('I3 · en cas de partage, la voix du maire emporte la décision', async () => {
  await bench.decide(first.id, refusal)
  const mayor = await bench.lineOf(made.mayor)
  // Six voters: three with the mayor, three against.
  const [one, two] = [await bench.lineOf(made.board[0]!), await bench.lineOf(made.board[1]!)]
  for (const id of [mayor, one, two]) await bench.vote(first.id, 'for', id)
  await bench.vote(first.id, 'against')
  const seen = (await bench.read()).items[0]?.candidates[0]
  expect(seen?.tally).toMatchObject({ for: 3, against: 3, castingVoice: 'mayor', isCarried: true })
  await bench.carried(second.id, refusal)
  await bench.carried(third.id, refusal)
  await bench.close(item.id)
  expect((await decisions()).map(({ casting_voice: voice }) => voice)).toContain('mayor')
})

test('I3 · une décision qui n’emporte pas les voix ne se clôt pas', async () => {
  await bench.decide(first.id, refusal)
  await bench.vote(first.id, 'against')
  await bench.carried(second.id, refusal)
  await bench.carried(third.id, refusal)
  expect(ruleOf(await bench.close(item.id))).toBe('vote-not-carried')
})

test('I3 · tant qu’un candidat n’a pas de décision, le logement ne se clôt pas', async () => {
  await bench.carried(first.id, refusal)
  await bench.carried(second.id, refusal)
  expect(ruleOf(await bench.close(item.id))).toBe('candidate-undecided')
})

test('personne ne vote deux fois, ni à la place d’un autre, ni avant la décision', async () => {
  const early = await bench.vote(first.id, 'for', await bench.lineOf(made.tenants), made.tenants)
  expect(ruleOf(early)).toBe('nothing-to-vote-on')
  await bench.decide(first.id, refusal)
  const own = await bench.lineOf(made.tenants)
  expect((await bench.vote(first.id, 'for', own, made.tenants)).statusCode).toBe(200)
  expect(ruleOf(await bench.vote(first.id, 'against', own, made.tenants))).toBe('already-voted')
  // The secretary counts a raised hand, not a second one.
  expect(ruleOf(await bench.vote(first.id, 'against', own))).toBe('already-voted')
  const other = await bench.lineOf(made.prefect)
  expect(ruleOf(await bench.vote(first.id, 'for', other, made.tenants))).toBe('not-your-voice')
  const advice = await bench.lineOf(made.association)
  expect(ruleOf(await bench.vote(first.id, 'for', advice, made.association))).toBe('may-not-vote')
})

test('deux secrétaires votent au même instant pour le même membre : une seule voix', async () => {
  await bench.decide(first.id, refusal)
  const member = await bench.lineOf(made.tenants)
  const replies = await Promise.all([
    bench.vote(first.id, 'for', member),
    bench.vote(first.id, 'against', member),
  ])
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  expect((await bench.read()).items[0]?.candidates[0]?.voices).toHaveLength(1)
})

test('changer la décision redemande les voix ; deux écritures de la même version n’en gardent qu’une', async () => {
  await bench.carried(first.id, refusal)
  await bench.decide(first.id, ranked(1))
  expect((await bench.read()).items[0]?.candidates[0]).toMatchObject({ voices: [] })
  const stale = await bench.decide(first.id, { ...ranked(2), version: 1 })
  expect(stale.statusCode).toBe(409)
})

test('I8 · un refus sans motif de la liste, ou avec des mots interdits, n’est pas écrit', async () => {
  const tries = [
    { outcome: 'not-allocated' },
    { outcome: 'not-allocated', motive: 'access-conditions' },
    { outcome: 'not-allocated', motive: 'other' },
    { outcome: 'not-allocated', motive: 'other', words: 'Le père est malade.' },
  ]
  const rules: (string | undefined)[] = []
  for (const body of tries) rules.push(ruleOf(await bench.decide(first.id, body)))
  expect(rules).toEqual([
    'motive-missing',
    'motive-missing',
    'motive-without-words',
    'forbidden-motive',
  ])
  expect((await bench.read()).items[0]?.candidates[0]?.draft?.outcome).toBeNull()
})

test('I8 · une dette de logement n’écarte pas seule un ménage reconnu au titre du Dalo', async () => {
  await base.oracle.query('UPDATE referral SET dalo_recognised = true WHERE household_id = $1', [
    agenda.candidates[0]?.householdId,
  ])
  const debt = await bench.decide(first.id, { outcome: 'not-allocated', motive: 'housing-debt' })
  expect(ruleOf(debt)).toBe('debt-never-alone-for-dalo')
})

test('un logement retiré pendant la séance n’est pas attribué : il se reporte, et rien n’est décidé', async () => {
  for (const { id } of item.candidates) await bench.carried(id, refusal)
  await base.oracle.query(`UPDATE vacancy SET status = 'withdrawn' WHERE id = $1`, [
    agenda.vacancyId,
  ])
  expect(ruleOf(await bench.close(item.id))).toBe('vacancy-withdrawn')
  expect((await bench.read()).items[0]?.dwelling.isWithdrawn).toBe(true)
  const postponed = await bench.do('POST', `/items/${item.id}/postponement`, {
    reason: 'Le locataire a repris son congé.',
  })
  expect(postponed.json()).toMatchObject({ items: [{ state: 'postponed' }] })
  expect(await decisions()).toEqual([])
})

test('un membre parti fait tomber le quorum : le logement ne se clôt plus', async () => {
  for (const { id } of item.candidates) await bench.carried(id, refusal)
  for (const who of [made.board[1]!, made.tenants])
    await bench.presence(await bench.lineOf(who), 'absent')
  expect(ruleOf(await bench.close(item.id))).toBe('below-quorum')
})

test('un candidat qui se retire pendant la séance n’a pas de décision, et les autres en ont une', async () => {
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id) VALUES ($1, 'candidacy-closed', current_date, $2)`,
    [agenda.candidates[0]?.householdId, agenda.candidates[0]?.candidacyId],
  )
  expect(ruleOf(await bench.decide(first.id, refusal))).toBe('candidate-not-ready')
  await bench.carried(second.id, { outcome: 'allocated' })
  await bench.carried(third.id, refusal)
  expect((await bench.close(item.id)).statusCode).toBe(200)
  expect(await decisions()).toHaveLength(2)
})

test('J1 · close, la décision fait avancer le dossier pour qui décide, et reste tue pour le ménage et le SIAO', async () => {
  await bench.carried(first.id, { outcome: 'allocated' })
  await bench.carried(second.id, refusal)
  await bench.carried(third.id, refusal)
  await bench.close(item.id)
  const chosen = agenda.candidates[0]?.householdId ?? ''
  const refused = agenda.candidates[1]?.householdId ?? ''
  for (const [householdId, decided] of [
    [chosen, 6],
    [refused, 2],
  ] as const) {
    expect(await phaseFor('deciders', householdId)).toBe(decided)
    expect(await phaseFor('told', householdId)).toBe(5)
    expect(await phaseFor('household', householdId)).toBe(5)
  }
})

test('la responsable du dispositif lit le sens et la date des décisions, ni motif ni voix', async () => {
  await bench.carried(first.id, { outcome: 'allocated' })
  await bench.carried(second.id, { outcome: 'not-allocated', motive: 'effort' })
  await bench.carried(third.id, refusal)
  await bench.close(item.id)
  const page = await bench.read(made.lead)
  expect(page.items[0]).toMatchObject({ candidates: [] })
  const outcomes = page.items[0]?.results.map(({ outcome, decidedOn }) => [outcome, decidedOn])
  expect(outcomes?.sort()).toEqual([
    ['allocated', today],
    ['not-allocated', today],
    ['not-allocated', today],
  ])
})

test('une séance ne se tient pas avant son jour, et un seul logement est appelé à la fois', async () => {
  const later = new SessionBench(whole, made, today)
  await later.draft({ heldOn: addDays(today, 3) })
  await later.put(await candidates(base.oracle, made, 3))
  const session = (await later.convoke()).json<SessionRead>()
  for (const { id } of session.members) await later.presence(id, 'present')
  const chairId = session.members.find(({ isPresident }) => isPresident)?.id
  expect(ruleOf(await later.do('POST', '/opening', { chairId }))).toBe('session-not-today')
  const two = new SessionBench(whole, made, today)
  const opened = await two.opened([
    await candidates(base.oracle, made, 3),
    await candidates(base.oracle, made, 3),
  ])
  await two.do('POST', `/items/${opened.items[0]?.id ?? ''}/calling`)
  const other = await two.do('POST', `/items/${opened.items[1]?.id ?? ''}/calling`)
  expect(ruleOf(other)).toBe('another-item-open')
})

test('seul le secrétariat écrit : un membre, un prescripteur ou la responsable n’y peuvent rien', async () => {
  const body = { ...refusal, rank: null, missingDocument: null, completeOn: null, words: null }
  for (const who of [made.prefect, made.worker, made.lead]) {
    const path = `${SESSIONS}/${bench.id}/candidates/${first.id}/decision`
    const reply = await whole.ask(who, 'PUT', path, { ...body, version: 1 })
    expect(reply.statusCode).toBe(404)
  }
})
