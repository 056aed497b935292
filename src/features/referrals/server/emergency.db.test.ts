import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseholdList, HouseholdRead } from '#features/households/contract.ts'
import type { Today } from '#features/households/today.contract.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { EmergencyEntry, EmergencyRead } from '../emergency.contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let lead: people.TestActor
let day: (days: number) => string

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const { oracle } = base
  const landlord = await people.organisation(oracle, 'landlord')
  const association = await people.organisation(oracle, 'association')
  scheme = await people.scheme(oracle, landlord.id)
  worker = await people.actor(oracle, association.id, 'PRE')
  officer = await people.actor(oracle, landlord.id, 'ALL')
  lead = await people.actor(oracle, landlord.id, 'PRG')
  for (const [key, value] of [
    ['emergency.longest', 60],
    ['delay.decide-eligibility', 3],
  ]) {
    await oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, CASE WHEN $2 LIKE 'delay%' THEN 'working-days' ELSE 'days' END,
         current_date - 300, 'essai')`,
      [scheme.id, key, value],
    )
  }
  const today = new Date()
  day = (days) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** Referred some days ago, its referral sent. */
async function referred(sinceDays: number): Promise<string> {
  const { id } = await people.household(base.oracle, scheme.id, worker)
  for (const who of [officer, lead])
    await people.assignment(base.oracle, id, who, { reach: 'organisation' })
  await base.oracle.query(
    `WITH sent AS (INSERT INTO referral (id, household_id, ready_on, urgency, present_situation, dalo_recognised,
       pdalhpd_public, sent_at, author_account_id, author_organisation_id, updated_by)
     VALUES (gen_random_uuid(), $1, current_date, 'ordinary', 'shelter', true, true, now() - make_interval(days => $2::int), $3, $4, $3))
     UPDATE household SET phase_since = current_date - $2::int WHERE id = $1`,
    [id, sinceDays, worker.accountId, worker.organisationId],
  )
  return id
}

const entry = (over: Partial<EmergencyEntry>): EmergencyEntry => ({
  id: randomUUID(),
  step: 'opened',
  until: day(20),
  motive: 'La place d’hébergement ferme le 30.',
  decider: 'Claire Ventavon',
  ...over,
})
const decide = (id: string, over: Partial<EmergencyEntry> = {}, who = officer) =>
  app.ask(who, 'POST', `/api/households/${id}/emergency`, entry(over))
const rule = async (id: string, over: Partial<EmergencyEntry> = {}) =>
  (await decide(id, over)).json<{ rule?: string }>().rule
const today = async (who: people.TestActor) =>
  (await app.ask(who, 'GET', '/api/today')).json<Today>()
const page = async (id: string, who: people.TestActor) =>
  (await app.ask(who, 'GET', `/api/households/${id}`)).json<HouseholdRead>()

/** Opened some days ago, as if the calendar had moved. */
async function openedSince(id: string, openedDays: number, untilDays: number): Promise<void> {
  await base.oracle.query(
    `INSERT INTO emergency_step (id, household_id, step, until, motive, decider, decided_on, recorded_at,
       author_account_id, author_organisation_id)
     VALUES ($1, $2, 'opened', current_date + $4::int, 'Fin de prise en charge', 'Claire', current_date - $3::int,
       now() - make_interval(days => $3), $5, $6)`,
    [randomUUID(), id, openedDays, untilDays, officer.accountId, officer.organisationId],
  )
}

describe('D10 · se loger en urgence', () => {
  test('la voie s’ouvre avec une justification, un terme et qui a décidé ; le bailleur seul décide', async () => {
    const id = await referred(1)
    expect((await decide(id, {}, worker)).statusCode).toBe(404)
    expect((await decide(id, {}, lead)).statusCode).toBe(404)
    expect((await decide(id, { motive: '  ' })).json()).toMatchObject({
      fields: { motive: 'required' },
    })
    expect((await decide(id, { decider: '' })).json()).toMatchObject({
      fields: { decider: 'required' },
    })
    expect(await rule(id, { until: null })).toBe('emergency-limit-missing')
    expect(await rule(id, { until: day(-1) })).toBe('emergency-limit-past')
    expect(await rule(id, { until: day(62) })).toBe('emergency-too-long')
    expect((await decide(id)).statusCode).toBe(200)
    const read = (await app.ask(worker, 'GET', `/api/households/${id}/emergency`)).json()
    expect(read).toMatchObject({
      steps: [{ step: 'opened', until: day(20), decider: 'Claire Ventavon' }],
    })
    expect(await rule(id)).toBe('emergency-already-open')
  })

  test('ouverte, elle se voit en tête de page et de liste, et passe devant les plus en retard', async () => {
    const oldest = await referred(90)
    const urgent = await referred(30)
    await decide(urgent)
    expect(await page(urgent, worker)).toMatchObject({
      emergency: { state: 'live', until: day(20) },
    })
    const list = (await app.ask(worker, 'GET', '/api/households')).json<HouseholdList>()
    expect(list.rows.find(({ id }) => id === urgent)?.emergencyUntil).toBe(day(20))
    expect(list.rows.find(({ id }) => id === oldest)?.emergencyUntil).toBeNull()
    const late = (await today(officer)).queues.find(({ key }) => key === 'late')
    const shown = late?.items.map(({ subjectId }) => subjectId) ?? []
    expect(shown.indexOf(urgent)).toBeLessThan(shown.indexOf(oldest))
    expect(late?.items.find(({ subjectId }) => subjectId === urgent)?.emergencyUntil).toBe(day(20))
  })

  test('qui ne lit que l’état d’un dossier voit la voie et son terme, jamais pourquoi', async () => {
    const id = await referred(1)
    await decide(id, { motive: 'Une raison que seul le dossier garde' })
    const seen = await page(id, lead)
    expect(seen.emergency).toEqual({ state: 'live', until: day(20) })
    expect(JSON.stringify(seen)).not.toContain('que seul le dossier')
    expect((await app.ask(lead, 'GET', `/api/households/${id}/emergency`)).statusCode).toBe(404)
  })

  test('D10 · à son terme elle s’arrête d’elle-même et demande une suite avant tout retard, même hors de la phase où l’on agit', async () => {
    const id = await referred(1)
    await openedSince(id, 20, -2)
    await base.oracle.query('UPDATE household SET phase = 3 WHERE id = $1', [id])
    expect(await page(id, officer)).toMatchObject({ emergency: { state: 'lapsed' } })
    const late = (await today(officer)).queues.find(({ key }) => key === 'late')
    const line = late?.items.find(({ subjectId }) => subjectId === id)
    expect(line).toMatchObject({ action: 'Décider', what: expect.stringContaining('arrêtée') })
    expect(line?.emergencyUntil).toBeUndefined()
    expect(late?.items.find(({ emergencyUntil }) => emergencyUntil === undefined)).toBe(line)
    const theirs = (await today(worker)).queues.flatMap(({ items }) => items)
    expect(theirs.find(({ subjectId }) => subjectId === id)?.what).not.toContain('urgence')

    expect(await rule(id, { step: 'extended', until: day(61) })).toBe('emergency-too-long')
    expect((await decide(id, { step: 'extended', until: day(5) })).statusCode).toBe(200)
    expect(await page(id, officer)).toMatchObject({ emergency: { state: 'live', until: day(5) } })
    expect((await decide(id, { step: 'ended', until: null })).statusCode).toBe(200)
    expect(await page(id, officer)).toMatchObject({ emergency: null })
    const { steps } = (
      await app.ask(officer, 'GET', `/api/households/${id}/emergency`)
    ).json<EmergencyRead>()
    expect(steps.map(({ step }) => step)).toEqual(['ended', 'extended', 'opened'])
  })

  test('le dernier jour compte encore ; les clés remises, la voie a atteint son but', async () => {
    const id = await referred(1)
    await openedSince(id, 20, 0)
    expect(await page(id, officer)).toMatchObject({ emergency: { state: 'live' } })
    await base.oracle.query(
      `INSERT INTO milestone (household_id, kind, happened_on) VALUES ($1, 'keys', current_date)`,
      [id],
    )
    expect(await page(id, officer)).toMatchObject({ emergency: null })
    expect(await rule(id, { step: 'extended', until: day(9) })).toBe('already-housed')
  })

  test('le même envoi deux fois n’ouvre qu’une voie ; deux ouvertures à la fois, une seule passe', async () => {
    const id = await referred(1)
    const body = entry({})
    const send = () => app.ask(officer, 'POST', `/api/households/${id}/emergency`, body)
    expect([(await send()).statusCode, (await send()).statusCode]).toEqual([200, 200])
    const other = await referred(1)
    const both = await Promise.all([decide(other), decide(other)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  })
})
