import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { SESSIONS, SessionBench } from '#test/committee-session.ts'
import { candidates, committee, type Committee } from '#test/committee.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { DocumentFile, SessionList } from '../contract.ts'

let base: TestDatabase
let whole: WholeApp
let made: Committee
let bench: SessionBench
let today: string

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
beforeEach(() => {
  bench = new SessionBench(whole, made, today)
})

const three = () => candidates(base.oracle, made, 3)
const ruleOf = (reply: { json: () => unknown }) => (reply.json() as { rule?: string }).rule

async function count(query: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await base.oracle.query<{ count: number }>(query, [...values])
  return rows[0]?.count ?? -1
}

test('I1 · la convocation appelle chacun pour les logements auxquels il prend part, le maire de cette commune et lui seul', async () => {
  const session = await bench.convoked([await three()])
  expect(session).toMatchObject({ state: 'convoked', quorum: { needed: 3, present: 0, seats: 4 } })
  const kinds = session.members.map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(
    ['association', 'board', 'board', 'board', 'mayor', 'prefect', 'tenants'].sort(),
  )
  expect((await bench.read(made.mayor)).items).toHaveLength(1)
  expect((await bench.ask(made.otherMayor, 'GET', '')).statusCode).toBe(404)
})

test('I1 · sous le quorum, la séance ne s’ouvre pas ; au quorum, elle s’ouvre', async () => {
  const session = await bench.convoked([await three()])
  const chairId = bench.memberOf(session, 0)
  await bench.presence(chairId, 'present')
  await bench.presence(bench.memberOf(session, 1), 'remote')
  // Voices that the règlement does not count.
  for (const kind of ['mayor', 'prefect', 'association'])
    await bench.presence(bench.kindOf(session, kind), 'present')
  const early = await bench.do('POST', '/opening', { chairId })
  expect([early.statusCode, ruleOf(early)]).toEqual([422, 'below-quorum'])
  await bench.presence(bench.kindOf(session, 'tenants'), 'present')
  expect((await bench.do('POST', '/opening', { chairId })).json()).toMatchObject({ state: 'open' })
})

test('I1 · un mandat va à un présent à voix délibérative, un seul par personne, et tombe s’il s’en va', async () => {
  const session = await bench.convoked([await three()])
  const [first, second, third] = [0, 1, 2].map((index) => bench.memberOf(session, index))
  const absent = await bench.presence(second ?? '', 'excused', first)
  expect(ruleOf(absent)).toBe('mandate-not-allowed')
  await bench.presence(first ?? '', 'present')
  await bench.presence(bench.kindOf(session, 'association'), 'present')
  const consultative = bench.kindOf(session, 'association')
  expect(ruleOf(await bench.presence(second ?? '', 'excused', consultative))).toBe(
    'mandate-not-allowed',
  )
  expect((await bench.presence(second ?? '', 'excused', first)).statusCode).toBe(200)
  expect(ruleOf(await bench.presence(third ?? '', 'excused', first))).toBe('too-many-mandates')
  await bench.presence(first ?? '', 'absent')
  const after = await bench.read()
  expect(after.members.find(({ id }) => id === second)?.mandateTo).toBeNull()
})

test('I2 · moins de trois candidats demande une exception de la liste, avec ses mots', async () => {
  await bench.draft()
  const two = await candidates(base.oracle, made, 2)
  const bare = await bench.put(two)
  expect([bare.statusCode, ruleOf(bare)]).toEqual([422, 'too-few-candidates'])
  expect(ruleOf(await bench.put({ ...two, exception: 'adapted-plai' }))).toBe('not-adapted-plai')
  expect((await bench.put({ ...two, exception: 'whim' })).statusCode).toBe(400)
  const put = await bench.put({ ...two, exception: 'insufficient-candidates' })
  expect(put.json()).toMatchObject({ items: [{ exception: 'insufficient-candidates' }] })
})

test('I2 · un candidat parti laisse deux candidats : la convocation est refusée tant que l’exception n’est pas dite', async () => {
  const agenda = await three()
  await bench.draft()
  await bench.put(agenda)
  await base.oracle.query('DELETE FROM committee_candidate WHERE candidacy_id = $1', [
    agenda.candidates[0]?.candidacyId,
  ])
  expect(ruleOf(await bench.convoke())).toBe('too-few-candidates')
})

test('un logement n’attend qu’une séance à la fois', async () => {
  const agenda = await three()
  await bench.draft()
  await bench.put(agenda)
  const other = new SessionBench(whole, made, today)
  await other.draft()
  expect(ruleOf(await other.put(agenda))).toBe('already-on-an-agenda')
  const item = (await bench.read()).items[0]?.id ?? ''
  expect((await bench.do('DELETE', `/items/${item}`)).statusCode).toBe(200)
  expect((await other.put(agenda)).statusCode).toBe(200)
})

test('D2 · un ménage sans numéro unique, ou dont la candidature est close, ne passe pas en commission', async () => {
  const agenda = await three()
  const [first, second] = agenda.candidates
  await base.oracle.query(
    'UPDATE housing_request SET unique_request_number = NULL WHERE household_id = $1',
    [first?.householdId],
  )
  await bench.draft()
  await bench.put(agenda)
  expect(ruleOf(await bench.convoke())).toBe('candidate-without-number')
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id) VALUES ($1, 'candidacy-closed', current_date, $2)`,
    [second?.householdId, second?.candidacyId],
  )
  expect(ruleOf(await bench.convoke())).toBe('candidate-not-ready')
})

test('une séance passée, sans logement, ou un logement retiré entre-temps : la convocation est refusée', async () => {
  expect(ruleOf(await bench.draft({ heldOn: addDays(today, -1) }))).toBe('session-in-the-past')
  await bench.draft()
  expect(ruleOf(await bench.convoke())).toBe('agenda-empty')
  const agenda = await three()
  await bench.put(agenda)
  await base.oracle.query(`UPDATE vacancy SET status = 'withdrawn' WHERE id = $1`, [
    agenda.vacancyId,
  ])
  expect(ruleOf(await bench.convoke())).toBe('vacancy-not-open')
})

test('I4 · convoquer prévient le préfet et les membres par courriel et garde l’ordre du jour envoyé', async () => {
  const session = await bench.convoked([await three()])
  expect(session.documents).toMatchObject([{ kind: 'agenda', version: 1 }])
  const told = await count(
    `SELECT count(*)::int FROM outbox o JOIN account_role r ON r.id = o.recipient_role_id
     WHERE o.kind = 'committee-convoked' AND o.ids[1] = $1 AND r.account_id = $2`,
    [bench.id, made.prefect.accountId],
  )
  expect(told).toBe(1)
  const everybody = await count(
    `SELECT count(*)::int FROM outbox WHERE kind = 'committee-convoked' AND ids[1] = $1`,
    [bench.id],
  )
  expect(everybody).toBe(session.members.length)
})

test('la convocation met chaque ménage à la phase 5, une fois, et l’annuler l’en retire avec les accès', async () => {
  const agenda = await three()
  await bench.convoked([agenda])
  const ids = agenda.candidates.map(({ householdId }) => householdId)
  const inPhase = (phase: number) =>
    count('SELECT count(*)::int FROM household WHERE id = ANY ($1) AND phase = $2', [ids, phase])
  expect(await inPhase(5)).toBe(3)
  const reply = await bench.do('POST', '/cancellation', { reason: 'Salle indisponible.' })
  expect(reply.json()).toMatchObject({ state: 'cancelled' })
  expect(await inPhase(4)).toBe(3)
  const open = `SELECT count(*)::int FROM assignment WHERE household_id = ANY ($1) AND role = 'CAL'
    AND (ends_on IS NULL OR ends_on >= current_date)`
  expect(await count(open, [ids])).toBe(0)
})

async function signed(): Promise<void> {
  const session = await bench.opened([await three()])
  const item = session.items[0]
  await bench.do('POST', `/items/${item?.id ?? ''}/calling`)
  for (const { id } of item?.candidates ?? [])
    await bench.carried(id, { outcome: 'not-allocated', motive: 'composition' })
  await bench.close(item?.id ?? '')
  await bench.do('POST', '/closing')
  await bench.ask(made.board[0]!, 'POST', '/signature')
}

const file = async (who: Parameters<SessionBench['ask']>[0], what: string, format = 'pdf') =>
  (await bench.ask(who, 'GET', `/${what}?format=${format}`)).json<DocumentFile>()

test('I4 · le procès-verbal signé est gardé octet pour octet, avec son empreinte, et le préfet est prévenu', async () => {
  await signed()
  const { content, sha256 } = await file(made.prefect, 'minutes')
  const bytes = Buffer.from(content, 'base64')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  expect(bytes.toString('latin1')).toContain('/StructTreeRoot')
  const again = await file(made.officer, 'minutes')
  expect(again.content).toBe(content)
  const html = await file(made.officer, 'minutes', 'html')
  expect(html.content).toContain('non-attribution')
  const word = Buffer.from((await file(made.officer, 'minutes', 'docx')).content, 'base64')
  expect(word.subarray(0, 2).toString()).toBe('PK')
  const mails = await count(
    `SELECT count(*)::int FROM outbox WHERE kind = 'committee-minutes' AND ids[1] = $1`,
    [bench.id],
  )
  expect(mails).toBe(1)
})

test('I4 · seul qui a présidé signe, une fois la séance levée', async () => {
  await bench.opened([await three()])
  const early = await bench.ask(made.board[0]!, 'POST', '/signature')
  expect(ruleOf(early)).toBe('session-not-ready')
  const item = (await bench.read()).items[0]
  expect(ruleOf(await bench.do('POST', '/closing'))).toBe('agenda-unfinished')
  await bench.do('POST', `/items/${item?.id ?? ''}/postponement`, { reason: 'Visite à refaire.' })
  await bench.do('POST', '/closing')
  const other = await bench.ask(made.board[1]!, 'POST', '/signature')
  expect(ruleOf(other)).toBe('chair-only')
  const chair = await bench.ask(made.board[0]!, 'POST', '/signature')
  expect(chair.json()).toMatchObject({ state: 'signed', accessEndsOn: addDays(today, 15) })
})

test('I5 · un membre lit prénom, initiale et numéro ; le détail du budget reste au bailleur, et rien quinze jours après la signature', async () => {
  await signed()
  const seen = (await bench.read(made.prefect)).items[0]?.candidates[0]
  expect(seen?.name).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\.$/u)
  expect(seen).toMatchObject({ effortRatio: null, residualCents: null })
  const page = (await bench.ask(made.prefect, 'GET', '')).body
  const { rows } = await base.oracle.query<{ last_name: string }>('SELECT last_name FROM person')
  expect(rows.filter(({ last_name: name }) => page.includes(name))).toEqual([])
  await base.oracle.query(
    'UPDATE committee_session SET access_ends_on = current_date - 1 WHERE id = $1',
    [bench.id],
  )
  for (const path of ['', '/minutes?format=pdf', `/candidates/${seen?.id ?? ''}/sheet?format=pdf`])
    expect((await bench.ask(made.prefect, 'GET', path)).statusCode).toBe(404)
})

test('I5, I6 · la fiche porte le nom de qui la lit, dit qui accompagne et combien de temps, jamais pourquoi', async () => {
  const session = await bench.convoked([await three()])
  const id = session.items[0]?.candidates[0]?.id ?? ''
  const sheet = await file(made.prefect, `candidates/${id}/sheet`, 'html')
  const { rows } = await base.oracle.query<{ reader: string; worker: string }>(
    `SELECT a.display_name AS reader, o.short_name AS worker FROM account a, organisation o
     WHERE a.id = $1 AND o.id = $2`,
    [made.prefect.accountId, made.worker.organisationId],
  )
  expect(sheet.content).toContain(`Copie de ${rows[0]?.reader ?? '?'}`)
  expect(sheet.content).toContain(rows[0]?.worker)
  expect(sheet.content).toContain('12\u00a0mois')
})

test('I7 · qui se déporte ne vote plus, ni pour lui ni pour son mandant, et le procès-verbal le dit', async () => {
  const session = await bench.opened([await three()])
  const item = session.items[0]
  const second = await bench.lineOf(made.board[1]!)
  const third = await bench.lineOf(made.board[2]!)
  await bench.presence(third, 'excused', second)
  const path = `/items/${item?.id ?? ''}/recusals`
  const others = { memberId: second, isRecused: true }
  expect(ruleOf(await bench.ask(made.prefect, 'PUT', path, others))).toBe('may-not-recuse')
  expect((await bench.ask(made.board[1]!, 'PUT', path, others)).statusCode).toBe(200)
  await bench.do('POST', `/items/${item?.id ?? ''}/calling`)
  const candidate = item?.candidates[0]?.id ?? ''
  await bench.decide(candidate, { outcome: 'not-allocated', motive: 'composition' })
  expect(ruleOf(await bench.vote(candidate, 'for', second))).toBe('may-not-vote')
  expect(ruleOf(await bench.vote(candidate, 'for', third))).toBe('may-not-vote')
  await bench.vote(candidate, 'for')
  const after = (await bench.read()).items[0]
  expect(after).toMatchObject({ recused: [second], candidates: [{ tally: { for: 4 } }, {}, {}] })
  expect((await file(made.officer, 'minutes', 'html')).content).toContain('s’est déporté')
})

test('un maire ne lit que les logements de sa commune, et l’extrait du procès-verbal qui va avec', async () => {
  const here = await three()
  const there = await candidates(base.oracle, made, 3, '74281')
  await bench.convoked([here, there])
  const page = await bench.read(made.mayor)
  expect(page.items).toHaveLength(1)
  const extract = await file(made.mayor, 'agenda', 'html')
  expect(extract).toMatchObject({ sha256: null })
  expect(extract.content.match(/<table/gu)).toHaveLength(1)
  expect((await file(made.prefect, 'agenda', 'html')).content.match(/<table/gu)).toHaveLength(2)
})

test('qui n’est pas de la séance ne la voit pas ; la liste ne montre que ce que chacun peut ouvrir', async () => {
  await bench.convoked([await three()])
  const idsOf = async (who: Parameters<SessionBench['ask']>[0]) =>
    (await whole.ask(who, 'GET', SESSIONS)).json<SessionList>().sessions.map(({ id }) => id)
  expect(await idsOf(made.otherMayor)).not.toContain(bench.id)
  for (const who of [made.officer, made.lead, made.prefect])
    expect(await idsOf(who)).toContain(bench.id)
  expect((await whole.ask(made.worker, 'GET', SESSIONS)).statusCode).toBe(404)
})
