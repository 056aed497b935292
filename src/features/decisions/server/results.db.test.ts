import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as decided from '#test/decided.ts'
import * as people from '#test/people.ts'
import type { Result, ResultsRead } from '../contract.ts'
import { closeSilentOffers } from './silence.ts'

let base: TestDatabase
let app: WholeApp
let sitting: decided.Sitting
let worker: people.TestActor
let officer: people.TestActor
let personsOrganisation: string
let today: string

const TERMS = {
  'answer.offer': 10,
  'answer.appeal': 2,
  'answer.call-first': 0,
  'announcement.embargo': 24,
}
const UNITS: Readonly<Record<string, string>> = {
  'answer.appeal': 'months',
  'answer.call-first': 'choice',
  'announcement.embargo': 'hours',
}

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  personsOrganisation = (await people.organisation(base.oracle, 'households')).id
  const scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  sitting = { oracle: base.oracle, scheme, worker, officer }
  for (const [key, value] of Object.entries(TERMS)) {
    await base.oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'essai')`,
      [scheme.id, key, value, UNITS[key] ?? 'days'],
    )
  }
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

type Case = Awaited<ReturnType<typeof decided.decided>> & {
  readonly member: people.TestActor
  readonly release: decided.Release
}

/** A household whose candidacy was decided five days ago, with its own access. */
async function home(facts: decided.Decided = {}, at?: decided.Release): Promise<Case> {
  const release = at ?? (await decided.release(sitting, facts))
  const found = await decided.decided(sitting, release, facts)
  const [lead] = found.household.persons
  const member = await people.actor(base.oracle, personsOrganisation, 'HH', {
    personId: lead ?? '',
  })
  await people.assignment(base.oracle, found.household.id, member)
  return { ...found, member, release }
}

const address = ({ household, candidacyId }: Case, path: string) =>
  `/api/households/${household.id}/results/${candidacyId}/${path}`
const post = (who: people.TestActor, one: Case, path: string, body?: object) =>
  app.ask(who, 'POST', address(one, path), body)

const SHEET = {
  said: 'C’est oui pour ce logement.',
  reasons: 'Le logement convient.',
  whatCanChange: 'Rien à faire.',
  nextStep: 'Une lettre va arriver.',
  wording: 'Le logement vous est proposé. Prenez votre temps.',
}
const explain = (one: Case, sheet: object = SHEET, version: number | null = null) =>
  app.ask(officer, 'PUT', address(one, 'explanation'), { ...sheet, version })

const converse = (one: Case, more: object = {}, who = worker) =>
  post(who, one, 'conversations', {
    id: randomUUID(),
    heldOn: today,
    mode: 'together',
    understanding: 'understood',
    feelings: null,
    ...more,
  })

const notify = (one: Case, more: object = {}) =>
  post(officer, one, 'notices', {
    ...{ id: randomUUID(), channel: 'handed', sentOn: today, handedOn: today },
    ...more,
  })

const answer = (who: people.TestActor, one: Case, more: object = {}) =>
  post(who, one, 'reply', {
    ...{ id: randomUUID(), reply: 'accepted', words: null, repliedOn: today, lateMotive: null },
    ...more,
  })

async function read(who: people.TestActor, { household }: Case): Promise<readonly Result[]> {
  const reply = await app.ask(who, 'GET', `/api/households/${household.id}/results`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<ResultsRead>().results
}

const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule

/** Explained, told and announced: the letter may leave. */
async function announced(one: Case): Promise<void> {
  expect((await explain(one)).statusCode).toBe(200)
  expect((await converse(one)).statusCode).toBe(200)
}

/** Notified by hand so many days ago. */
async function offered(one: Case, daysAgo = 0): Promise<void> {
  await announced(one)
  const on = addDays(today, -daysAgo)
  const sent = await notify(one, { sentOn: on, handedOn: on })
  expect(sent.statusCode, sent.body).toBe(200)
}

async function factsOf({ household }: Case): Promise<readonly string[]> {
  const { rows } = await base.oracle.query<{ kind: string }>(
    'SELECT kind FROM milestone WHERE household_id = $1 AND undone_at IS NULL ORDER BY recorded_at, kind',
    [household.id],
  )
  return rows.map(({ kind }) => kind)
}

const storedPhase = async ({ household }: Case) => {
  const { rows } = await base.oracle.query<{ phase: number }>(
    'SELECT phase FROM household WHERE id = $1',
    [household.id],
  )
  return rows[0]?.phase
}

describe('dans l’ordre', () => {
  test('J1 · le prescripteur lit le résultat d’abord ; le ménage n’en lit rien avant sa lettre', async () => {
    const one = await home()
    expect(await read(worker, one)).toHaveLength(1)
    expect(await read(one.member, one)).toEqual([])
    expect(ruleOf(await post(worker, one, 'told'))).toBe('explanation-first')
    await explain(one)
    expect((await read(worker, one))[0]?.explanation?.wording).toBe(SHEET.wording)
    expect((await post(worker, one, 'told')).statusCode).toBe(200)
    expect(await read(one.member, one)).toEqual([])
    expect(await storedPhase(one)).toBeLessThan(6)
    const page = await app.ask(one.member, 'GET', `/api/households/${one.household.id}`)
    expect(page.body).not.toContain('decided')
    await converse(one)
    expect((await notify(one)).statusCode).toBe(200)
    expect((await read(one.member, one))[0]?.outcome).toBe('allocated')
    expect(await storedPhase(one)).toBe(6)
  })

  test('J1 · sans annonce notée, la lettre attend la fin du délai laissé au prescripteur', async () => {
    const one = await home()
    await explain(one)
    expect(ruleOf(await notify(one))).toBe('prescriber-first')
    await post(officer, one, 'told')
    expect(ruleOf(await notify(one))).toBe('embargo-running')
    await base.oracle.query(
      `UPDATE milestone SET recorded_at = now() - interval '25 hours'
       WHERE candidacy_id = $1 AND kind = 'result-told'`,
      [one.candidacyId],
    )
    expect((await notify(one)).statusCode).toBe(200)
  })

  test('J2 · la notification ne précède pas la décision, dit comment contester, et se garde telle qu’elle est partie', async () => {
    const one = await home({ outcome: 'not-allocated', motive: 'composition' })
    await announced(one)
    const early = addDays(today, -6)
    expect(ruleOf(await notify(one, { sentOn: early, handedOn: early }))).toBe(
      'notified-before-decision',
    )
    const draft = await app.ask(officer, 'GET', `${address(one, 'letter')}?format=html`)
    expect(draft.headers['content-type']).toContain('text/html')
    expect(draft.body).toContain('tribunal administratif dans les 2 mois')
    const [known] = await read(officer, one)
    expect(known?.toldOn).toBe(today)
    expect(known?.abilities).toContain('notify')
    expect((await read(worker, one))[0]?.abilities).not.toContain('acknowledge')
    expect((await notify(one)).statusCode).toBe(200)
    const [notice] = (await read(one.member, one))[0]?.notices ?? []
    expect(notice).toMatchObject({ kind: 'refusal', channel: 'handed', replyBy: null })
    const letter = await app.ask(
      one.member,
      'GET',
      address(one, `notices/${notice?.id ?? ''}/letter`),
    )
    expect(letter.headers['content-type']).toBe('application/pdf')
    expect(letter.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('J2 · l’offre laisse dix jours à partir du lendemain de la remise', async () => {
    const one = await home()
    await offered(one)
    const [notice] = (await read(officer, one))[0]?.notices ?? []
    expect(notice?.kind).toBe('offer')
    const replyBy = notice?.replyBy ?? ''
    expect(replyBy >= addDays(today, 10)).toBe(true)
    expect(replyBy <= addDays(today, 14)).toBe(true)
  })

  test('J5 · un texte trop difficile ou du métier se voit, et un texte trop difficile ne part pas', async () => {
    const one = await home()
    const heavy =
      'Nonobstant l’irrecevabilité susmentionnée, l’organisme réservataire considérera ultérieurement la recevabilité administrative conditionnelle.'
    const refused = await explain(one, {
      ...SHEET,
      said: heavy,
      reasons: heavy,
      whatCanChange: heavy,
      nextStep: heavy,
      wording: heavy,
    })
    expect(ruleOf(refused)).toBe('hard-to-read')
    await explain(one, { ...SHEET, reasons: 'Le reste à vivre est bon.' })
    const { readability } = (await read(worker, one))[0]?.explanation ?? {}
    expect(readability?.jargon).toContain('reste à vivre')
    expect(readability?.score).toBeGreaterThan(50)
  })

  test('J5 · rien du résultat d’un ménage ne parle d’un autre candidat', async () => {
    const first = await home({ outcome: 'allocated-ranked', rank: 1 })
    const second = await home(
      { outcome: 'allocated-ranked', rank: 2, isServed: false },
      first.release,
    )
    const { rows } = await base.oracle.query<{ secret: string }>(
      `SELECT unnest(ARRAY[h.file_number, p.last_name, h.id::text]) AS secret FROM household h
       JOIN person p ON p.household_id = h.id WHERE h.id = $1`,
      [first.household.id],
    )
    await announced(second)
    await notify(second)
    const url = `/api/households/${second.household.id}/results`
    const letter = `${address(second, 'letter')}?format=html`
    for (const [who, where] of [
      [worker, url],
      [officer, url],
      [second.member, url],
      [officer, letter],
    ] as const) {
      const { body } = await app.ask(who, 'GET', where)
      expect(rows.filter(({ secret }) => body.includes(secret))).toEqual([])
    }
    expect((await read(second.member, second))[0]?.notices[0]?.kind).toBe('waiting')
  })

  test('J7 · l’annonce se note avec ce qui a été compris ; ce qui a été ressenti ne va pas au bailleur', async () => {
    const one = await home()
    await explain(one)
    expect(ruleOf(await converse(one, { heldOn: addDays(today, 1) }))).toBe('fact-in-the-future')
    expect(ruleOf(await converse(one, { heldOn: addDays(today, -6) }))).toBe(
      'notified-before-decision',
    )
    const words = 'elle a pleuré de joie'
    const feelings = { personId: one.household.persons[0], words }
    expect((await converse(one, { understanding: 'partly', feelings })).statusCode).toBe(200)
    expect(await factsOf(one)).toContain('result-told')
    const [result] = await read(officer, one)
    expect(result?.conversations).toMatchObject([{ mode: 'together', understanding: 'partly' }])
    const landlord = await app.ask(officer, 'GET', `/api/households/${one.household.id}/results`)
    expect(landlord.body).not.toContain(words)
    const kept = await base.oracle.query(
      `SELECT FROM protected_text WHERE household_id = $1 AND compartment = '6'`,
      [one.household.id],
    )
    expect(kept.rowCount).toBe(1)
    expect((await converse(one, {}, officer)).statusCode).toBe(404)
  })

  test('deux personnes qui écrivent l’explication : la seconde reçoit la version de la première', async () => {
    const one = await home()
    await explain(one)
    await explain(one, { ...SHEET, said: 'C’est oui, vraiment.' }, 1)
    const late = await explain(one, { ...SHEET, said: 'Une autre phrase.' }, 1)
    expect(late.statusCode).toBe(409)
    expect(late.json<{ current: { said: string } }>().current.said).toBe('C’est oui, vraiment.')
  })
})

describe('la réponse', () => {
  test('J4 · oui, avec ses mots, une seule fois : le bail s’ouvre', async () => {
    const one = await home()
    await offered(one)
    const id = randomUUID()
    const said = { id, words: 'je suis contente' }
    expect((await answer(one.member, one, said)).statusCode).toBe(200)
    expect((await answer(one.member, one, said)).statusCode).toBe(200)
    expect(await factsOf(one)).toContain('offer-accepted')
    expect(await storedPhase(one)).toBe(7)
    expect((await read(worker, one))[0]?.reply).toMatchObject({
      reply: 'accepted',
      words: 'je suis contente',
    })
    expect((await answer(worker, one, { reply: 'refused' })).statusCode).toBe(409)
  })

  test('H7 · sans accompagnement promis par écrit, l’offre ne peut pas être acceptée', async () => {
    const one = await home({ isPromised: false })
    await offered(one)
    expect(ruleOf(await answer(one.member, one))).toBe('continuity-not-promised')
    expect(await factsOf(one)).not.toContain('offer-accepted')
  })

  test('J4, I11 · non : les besoins se rouvrent, sans radiation, et le rang suivant est servi', async () => {
    const first = await home({ outcome: 'allocated-ranked', rank: 1 })
    const second = await home(
      { outcome: 'allocated-ranked', rank: 2, isServed: false },
      first.release,
    )
    await offered(first)
    const said = { reply: 'refused', words: 'trop loin de ma fille' }
    expect((await answer(worker, first, said)).statusCode).toBe(200)
    expect(await storedPhase(first)).toBe(2)
    expect((await read(officer, first))[0]?.reply?.words).toBe('trop loin de ma fille')
    expect((await read(officer, second))[0]?.servedOn).toBe(today)
    await offered(second)
    expect((await answer(second.member, second)).statusCode).toBe(200)
    expect(await storedPhase(second)).toBe(7)
  })

  test('J4 · une réponse tardive n’est prise que par la chargée d’attribution, qui dit pourquoi', async () => {
    const one = await home({ daysAgo: 40 })
    await offered(one, 30)
    expect(ruleOf(await answer(one.member, one))).toBe('reply-too-late')
    expect(ruleOf(await answer(officer, one))).toBe('reply-too-late')
    expect((await answer(officer, one, { lateMotive: 'elle était à l’hôpital' })).statusCode).toBe(
      200,
    )
    expect(await factsOf(one)).toContain('offer-accepted')
  })

  test('J6 · après un oui, le nom et le téléphone du référent sont donnés au ménage et à son équipe', async () => {
    const one = await home()
    const referent = await people.actor(base.oracle, officer.organisationId, 'REF')
    await base.oracle.query('UPDATE account SET phone = $2, display_name = $3 WHERE id = $1', [
      referent.accountId,
      '0450112233',
      'Paul Ancelin',
    ])
    await people.assignment(base.oracle, one.household.id, referent)
    await base.oracle.query(
      `INSERT INTO continuity_signature (id, household_id, promise_id, signer_name, author_account_id, author_organisation_id)
       SELECT gen_random_uuid(), household_id, id, 'Paul Ancelin', $2, $3 FROM continuity_promise WHERE candidacy_id = $1`,
      [one.candidacyId, referent.accountId, referent.organisationId],
    )
    await offered(one)
    const before = await app.ask(one.member, 'GET', `/api/households/${one.household.id}/results`)
    expect(before.json<ResultsRead>().referents).toEqual([])
    await answer(one.member, one)
    for (const who of [one.member, worker]) {
      const after = await app.ask(who, 'GET', `/api/households/${one.household.id}/results`)
      expect(after.json<ResultsRead>().referents).toEqual([
        { name: 'Paul Ancelin', phone: '0450112233' },
      ])
    }
    const told = await base.oracle.query(
      `SELECT DISTINCT r.account_id FROM outbox o JOIN account_role r ON r.id = o.recipient_role_id
       WHERE o.kind = 'offer-answered' AND o.ids @> ARRAY[$1::uuid]`,
      [one.candidacyId],
    )
    expect(told.rows.map(({ account_id }: { account_id: string }) => account_id).sort()).toEqual(
      [one.member.accountId, worker.accountId, referent.accountId].sort(),
    )
  })

  test('une attribution sous condition attend sa pièce, et se referme si elle manque à la date', async () => {
    const facts = { outcome: 'allocated-conditional', missingDocument: 'avis d’imposition' }
    const met = await home({ ...facts, completeInDays: 3 })
    await offered(met)
    expect(ruleOf(await answer(met.member, met))).toBe('condition-open')
    expect((await post(officer, met, 'condition', { metOn: today })).statusCode).toBe(200)
    expect((await answer(met.member, met)).statusCode).toBe(200)
    const unmet = await home({ ...facts, completeInDays: -1 })
    await offered(unmet)
    expect(ruleOf(await post(officer, unmet, 'condition', { metOn: today }))).toBe(
      'condition-too-late',
    )
    await closeSilentOffers(base.db)
    expect(await factsOf(unmet)).toContain('candidacy-closed')
  })
})

describe('le silence', () => {
  test('J3 · sans preuve de remise, le silence ne vaut rien ; avec elle, il vaut refus une seule fois', async () => {
    const one = await home({ daysAgo: 40 })
    await announced(one)
    const sentOn = addDays(today, -30)
    await notify(one, { channel: 'registered', sentOn, handedOn: null })
    expect((await read(officer, one))[0]?.notices[0]).toMatchObject({
      provedOn: null,
      replyBy: null,
    })
    await closeSilentOffers(base.db)
    expect(await factsOf(one)).not.toContain('candidacy-closed')
    const [notice] = (await read(officer, one))[0]?.notices ?? []
    const proof = await post(officer, one, `notices/${notice?.id ?? ''}/proofs`, {
      ...{ kind: 'presented', on: addDays(today, -28), version: notice?.version },
    })
    expect(proof.statusCode, proof.body).toBe(200)
    const closed = await closeSilentOffers(base.db)
    expect(closed).toBeGreaterThanOrEqual(1)
    expect(await factsOf(one)).toContain('candidacy-closed')
    expect(await storedPhase(one)).toBe(2)
    expect(await closeSilentOffers(base.db)).toBe(0)
    expect(ruleOf(await answer(worker, one))).toBe('candidacy-closed')
  })

  test('J3 · où le dispositif demande d’appeler d’abord, rien ne se referme sans appel', async () => {
    await base.oracle.query(`UPDATE scheme_term SET value = 1 WHERE key = 'answer.call-first'`)
    const one = await home({ daysAgo: 40 })
    await offered(one, 30)
    expect(await closeSilentOffers(base.db)).toBe(0)
    const [notice] = (await read(officer, one))[0]?.notices ?? []
    expect((await read(officer, one))[0]?.abilities).toContain('prove')
    const called = { kind: 'called', on: today, version: notice?.version }
    await post(officer, one, `notices/${notice?.id ?? ''}/proofs`, called)
    expect(await closeSilentOffers(base.db)).toBe(1)
    await base.oracle.query(`UPDATE scheme_term SET value = 0 WHERE key = 'answer.call-first'`)
  })
})
