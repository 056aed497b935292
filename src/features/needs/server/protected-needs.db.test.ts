import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#kernel/roles.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { buildWorld, type World } from '#test/world.ts'
import * as people from '#test/people.ts'
import type { NeedsRead } from '../contract.ts'
import type { ProtectedNeedsRead } from '../protected.contract.ts'

let base: TestDatabase
let app: WholeApp
let world: World

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  world = await buildWorld(base.oracle)
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on)
     VALUES ($1, 'referral-sent', current_date - 20), ($1, 'eligible', current_date - 10)`,
    [world.home.id],
  )
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const LANDLORD: readonly Role[] = ['ALL', 'REF', 'LSW', 'PRG', 'CAL', 'RES']
const url = (rest = '') => `/api/households/${world.home.id}/protected-needs${rest}`
const needsUrl = (rest = '') => `/api/households/${world.home.id}/needs${rest}`

const AREA = { kind: 'avoided-area', area: { shape: 'commune', commune: '74123' } }
const CARE = {
  kind: 'care-proximity',
  care: { family: 'pharmacy', maxMinutes: 10, mode: 'walk' },
}

async function write(
  who: people.TestActor,
  need: unknown,
  person = 0,
  takesOver: string | null = null,
): Promise<{ id: string; statusCode: number }> {
  const id = randomUUID()
  const sent = await app.ask(who, 'POST', url(), {
    ...{ id, subjectPersonId: world.home.persons[person], need, takesOver },
  })
  return { id, statusCode: sent.statusCode }
}
const readAs = async (who: people.TestActor) =>
  (await app.ask(who, 'GET', url())).json<ProtectedNeedsRead>()

async function state(version: number, weight: 1 | 2 | 3): Promise<void> {
  const need = { criterion: 'typology', importance: 'must', weight, note: null }
  await app.ask(world.actors.PRE, 'PUT', needsUrl(), {
    ...{ version, needs: [{ ...need, value: { typologies: ['T3'] } }] },
  })
}

describe('E2 · les secteurs à éviter', () => {
  test('une géométrie sans raison, chiffrée, propre à la personne : l’autre adulte ne la lit pas', async () => {
    const { PRE, HH } = world.actors
    expect((await write(PRE, AREA)).statusCode).toBe(200)
    const circle = {
      kind: 'avoided-area',
      area: { shape: 'circle', latitude: 45.7463, longitude: 6.2951, radiusMetres: 3000 },
    }
    expect((await write(PRE, circle, 1)).statusCode).toBe(200)
    const worker = await readAs(PRE)
    expect(worker.needs.map(({ words }) => words.replaceAll('\u00a0', ' ')).sort()).toEqual([
      '3 km autour d’un point près de Faverges',
      'Faverges, toute la commune',
    ])
    expect((await readAs(HH)).needs).toHaveLength(1)
    expect((await readAs(world.spouse)).needs.map(({ kind }) => kind)).toEqual(['avoided-area'])
    const sealed = await base.oracle.query<{ sealed_text: Buffer; columns: string }>(
      `SELECT sealed_text, (to_jsonb(t) - 'sealed_text')::text AS columns FROM protected_text t WHERE kind = 'avoided-area'`,
    )
    for (const row of sealed.rows) {
      expect(row.sealed_text.toString('utf8')).not.toContain('74123')
      expect(row.columns).not.toContain('74123')
    }
  })

  test('un point hors de France ou un rayon absurde est refusé', async () => {
    const far = { shape: 'circle', latitude: 10, longitude: 6, radiusMetres: 3000 }
    expect((await write(world.actors.PRE, { kind: 'avoided-area', area: far })).statusCode).toBe(
      400,
    )
  })

  test('aucun rôle du bailleur ne frappe à cette porte, et nulle part il ne lit le secteur', async () => {
    // The commune of the area is named by no need, dwelling nor address of this world.
    const canary = '74123'
    for (const role of LANDLORD) {
      const who = world.actors[role]
      expect((await app.ask(who, 'GET', url())).statusCode, role).toBe(404)
      expect((await write(who, AREA)).statusCode, role).toBe(404)
      for (const line of app.lines.filter(({ method }) => method === 'GET')) {
        if (line.url.includes('communes') || /:(?!householdId)/u.test(line.url)) continue
        const reply = await app.ask(who, 'GET', line.url.replace(':householdId', world.home.id))
        const body = withoutReference(reply.body)
        expect(body.includes(canary), `${role} ${line.url}`).toBe(false)
        // Nor that such a thing exists: the pages of a household never name it to them.
        if (line.url.includes(':householdId'))
          expect(/avoid|protected|à éviter/iu.test(body), `${role} ${line.url}`).toBe(false)
      }
    }
  })

  test('un secteur retiré ne vaut plus, et reste au dossier', async () => {
    const { PRE } = world.actors
    const added = await write(PRE, { ...AREA, area: { shape: 'commune', commune: '74056' } })
    const ended = await app.ask(PRE, 'POST', url(`/${added.id}/end`), { id: randomUUID() })
    expect(ended.statusCode).toBe(200)
    expect((await readAs(PRE)).needs.some(({ id }) => id === added.id)).toBe(false)
    const kept = await base.oracle.query('SELECT FROM protected_text WHERE id = $1', [added.id])
    expect(kept.rowCount).toBe(1)
    const elsewhere = await app.ask(
      world.stranger,
      'POST',
      `/api/households/${world.elsewhere.id}/protected-needs/${added.id}/end`,
      { id: randomUUID() },
    )
    expect(elsewhere.statusCode).toBe(404)
  })
})

describe('E3 · la proximité de soins', () => {
  test('une famille d’équipement et des minutes ; le soignant propose, le prescripteur retient', async () => {
    const { PRE, HP, HH } = world.actors
    const proposed = await write(HP, CARE)
    expect(proposed.statusCode).toBe(200)
    expect((await write(HP, AREA)).statusCode).toBe(404)
    const seen = (await readAs(PRE)).needs.find(({ id }) => id === proposed.id)
    expect(seen).toMatchObject({ kind: 'care-proximity', isProposal: true })
    expect(seen?.words.replaceAll('\u00a0', ' ')).toBe('Pharmacie à moins de 10 min à pied')
    const taken = await write(PRE, CARE, 0, proposed.id)
    const after = (await readAs(PRE)).needs.filter(({ kind }) => kind === 'care-proximity')
    expect(after.map(({ id, isProposal }) => [id, isProposal])).toEqual([[taken.id, false]])
    expect((await readAs(HH)).needs.some(({ id }) => id === taken.id)).toBe(true)
    expect((await readAs(world.spouse)).needs.some(({ id }) => id === taken.id)).toBe(false)
  })
})

describe('E6 · le miroir du ménage', () => {
  const answer = (who: people.TestActor, body: object) =>
    app.ask(who, 'POST', needsUrl('/answers'), { id: randomUUID(), ...body })
  const WORDS = 'Les petits ont déjà changé d’école deux fois, je préfère attendre.'

  test('la personne accepte ou corrige avec ses mots ; une correction rouvre et revient au prescripteur', async () => {
    const { PRE, HH, ALL } = world.actors
    await state(0, 1)
    const [me] = world.home.persons
    const good = { subjectPersonId: me, version: 1, answer: 'agrees', words: null }
    expect((await answer(HH, good)).statusCode).toBe(200)
    expect((await answer(HH, { ...good, answer: 'corrects' })).statusCode).toBe(400)
    expect((await answer(HH, { ...good, answer: 'corrects', words: WORDS })).statusCode).toBe(200)
    const worker = await readAs(PRE)
    expect(
      worker.answers.map(({ answer, words, isWrittenDown }) => [answer, words, isWrittenDown]),
    ).toEqual([
      ['corrects', WORDS, false],
      ['agrees', null, false],
    ])
    expect((await app.ask(PRE, 'GET', needsUrl())).json<NeedsRead>().stage).toBe('corrected')
    const step = await app.ask(PRE, 'GET', `/api/households/${world.home.id}`)
    expect(step.json<{ nextStep: { sentence: string } }>().nextStep.sentence).toContain('corrigé')
    expect((await app.ask(ALL, 'GET', needsUrl())).body).not.toContain('changé d’école')
    expect((await readAs(world.spouse)).answers).toEqual([])
  })

  test('ses mots ne se modifient pas, et personne ne répond à sa place ni sur une version passée', async () => {
    const { PRE, HH, ALL } = world.actors
    const [me, spouse] = world.home.persons
    const words = { answer: 'corrects', words: WORDS, version: 1 }
    expect((await answer(HH, { ...words, subjectPersonId: spouse })).json()).toMatchObject({
      rule: 'may-not-write',
    })
    expect((await answer(ALL, { ...words, subjectPersonId: me })).statusCode).toBe(404)
    expect((await answer(PRE, { ...words, subjectPersonId: me })).statusCode).toBe(200)
    expect((await readAs(PRE)).answers[0]?.isWrittenDown).toBe(true)
    await state(1, 2)
    expect((await answer(HH, { ...words, subjectPersonId: me })).json()).toMatchObject({
      rule: 'needs-changed',
    })
    const grants = await base.oracle.query<{ may: boolean }>(
      `SELECT has_any_column_privilege('perenne_request', t, 'UPDATE') OR has_table_privilege('perenne_request', t, 'DELETE') AS may
       FROM unnest(ARRAY['app.needs_answer', 'app.protected_text']) AS t`,
    )
    expect(grants.rows.map(({ may }) => may)).toEqual([false, false])
  })
})

// Lists of communes are public reference data: every commune stands there, whatever a household avoids.
function withoutReference(body: string): string {
  return body.replaceAll(/"(?:code|key|insee\w*)":"74123"/gu, '')
}
