import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import { programmeOf2014 } from '#test/scheme-rules.ts'
import type { ChangeList, SchemeRules } from '../contract.ts'

let base: TestDatabase
let whole: WholeApp
let lead: people.TestActor
let officer: people.TestActor
let state: people.TestActor
let aries: people.TestActor
let programme: Awaited<ReturnType<typeof programmeOf2014>>
let today: string

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  programme = await programmeOf2014(base.oracle)
  const at = (key: string) => programme.organisations.get(key) ?? ''
  lead = await people.actor(base.oracle, at('hsh'), 'PRG')
  officer = await people.actor(base.oracle, at('hsh'), 'ALL')
  state = await people.actor(base.oracle, at('ddets'), 'ST')
  aries = await people.actor(base.oracle, at('aries'), 'PRE')
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

let rules: SchemeRules
beforeEach(async () => {
  rules = await rulesFor(lead)
  today = rules.today
})

async function rulesFor(who: people.TestActor): Promise<SchemeRules> {
  const reply = await whole.ask(who, 'GET', '/api/scheme/rules')
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json<SchemeRules>()
}

const lastOf = <V>(versions: readonly V[]) => versions[versions.length - 1]
const termNow = (key: string) => lastOf(rules.terms.filter((term) => term.key === key))
const sectorNamed = (name: string) => rules.sectors.find((sector) => sector.name === name)?.id ?? ''

type Answer = { readonly rule?: string; readonly fields?: Record<string, string> }
async function change(body: object, who = lead): Promise<Answer> {
  const reply = await whole.ask(who, 'POST', '/api/scheme/changes', {
    id: randomUUID(),
    seenId: null,
    validFrom: today,
    source: 'Comité de pilotage',
    reason: 'Décidé avec les partenaires après le premier bilan',
    ...body,
  })
  return reply.json<Answer>()
}

function newTerm(key: string, value: number, more: object = {}) {
  return change({ kind: 'term', key, value, seenId: termNow(key)?.id ?? null, ...more })
}

describe('C3 · les communes', () => {
  test('C3 · les seize communes nommées se chargent avec leurs codes d’alors et d’aujourd’hui', () => {
    const named = rules.communes.map(({ commune }) => commune)
    const known = rules.knownCommunes.filter(({ inseeThen }) => named.includes(inseeThen))
    expect(known).toHaveLength(16)
    expect(new Set(known.map(({ insee }) => insee)).size).toBe(13)
    expect(known.find(({ inseeThen }) => inseeThen === '74268')).toMatchObject({
      officialName: 'Seynod',
      insee: '74010',
      presentName: 'Annecy',
      status: 'delegated',
      statusSince: '2017-01-01',
      population: 131_715,
      epci: 'CA Grand Annecy',
      benefitZone: 2,
    })
    expect(known.find(({ inseeThen }) => inseeThen === '74123')).toMatchObject({
      presentName: 'Faverges-Seythenex',
      benefitZone: 3,
    })
  })

  test('C3 · Reignier-Ésery est du Léman et Chamonix de l’Arve : la liste du bailleur, pas la carte', () => {
    const sectorOf = (insee: string) =>
      rules.communes.find(({ commune }) => commune === insee)?.sectorId
    expect(sectorOf('74220')).toBe(sectorNamed('Léman'))
    expect(sectorOf('74056')).toBe(sectorNamed('Arve'))
  })

  test('une commune déjà dans un secteur ne s’ajoute pas à un autre', async () => {
    const asked = { kind: 'commune', commune: '74268', sectorId: sectorNamed('Arve') }
    expect(await change(asked)).toMatchObject({ rule: 'commune-in-two-sectors' })
  })

  test('une commune change de secteur à une date, sans jour dans deux ni dans aucun', async () => {
    const seen = rules.communes.find(({ commune }) => commune === '74008')
    const asked = { kind: 'commune', commune: '74008', sectorId: sectorNamed('Arve') }
    await change({ ...asked, seenId: seen?.id, validFrom: addDays(today, 10) })
    const { rows } = await base.oracle.query<{ days: number; sectors: number }>(
      `SELECT count(*)::int AS days, max(n)::int AS sectors FROM (SELECT count(*) AS n
       FROM generate_series($1::date, $1::date + 30, '1 day') d
       JOIN sector_commune c ON c.commune = '74008' AND daterange(c.valid_from, c.valid_to) @> d::date GROUP BY d) x`,
      [today],
    )
    expect(rows[0]).toEqual({ days: 31, sectors: 1 })
  })

  test('la base elle-même refuse une commune dans deux secteurs le même jour', async () => {
    await expect(
      base.oracle.query(
        `INSERT INTO sector_commune (id, scheme_id, sector_id, commune, valid_from, source)
         VALUES (gen_random_uuid(), $1, $2, '74281', $3, 'test')`,
        [programme.schemeId, sectorNamed('Arve'), today],
      ),
    ).rejects.toThrow('exclusion')
  })
})

describe('C2 · les quotas', () => {
  test('C2 · quinze logements à Annecy, dix au Léman, cinq dans l’Arve', () => {
    const quotas = rules.quotas.map(({ sectorId, dwellings }) => [
      rules.sectors.find(({ id }) => id === sectorId)?.name,
      dwellings,
    ])
    expect(quotas).toEqual(
      expect.arrayContaining([
        ['Annecy', 15],
        ['Léman', 10],
        ['Arve', 5],
      ]),
    )
    expect(rules.quotas.reduce((sum, { dwellings }) => sum + dwellings, 0)).toBe(30)
  })

  test('C2 · au-delà du quota, rien ne passe sans un dépassement motivé du responsable', async () => {
    const sectorId = randomUUID()
    await base.oracle.query(
      `INSERT INTO sector (id, scheme_id, name, position) VALUES ($1, $2, 'Secteur plein', 9)`,
      [sectorId, programme.schemeId],
    )
    const check = () =>
      look(base, officer, null, (tx) =>
        sql`SELECT app_private.check_quota(${sectorId})`.execute(tx),
      )
    await expect(check()).rejects.toThrow('over-quota')

    const asked = { kind: 'override', sectorId, extraDwellings: 1, reason: ' ' }
    expect(await change(asked)).toMatchObject({ fields: { reason: 'required' } })
    expect(await change({ ...asked, reason: 'Un logement offert par la commune' })).toMatchObject({
      onDay: today,
    })
    await expect(check()).resolves.toBeDefined()
    expect((await rulesFor(lead)).overrides).toMatchObject([
      { sectorId, extraDwellings: 1, motive: 'Un logement offert par la commune' },
    ])
  })
})

describe('C4 · les plafonds', () => {
  test('C4 · sept diagnostics et quatre ménages en bail glissant', () => {
    expect(termNow('cap.assessments')).toMatchObject({ value: 7 })
    expect(termNow('cap.sliding-leases')).toMatchObject({ value: 4 })
  })

  test('C4 · un plafond ne descend pas sous ce qui est déjà pris', async () => {
    const households = [1, 2, 3].map(() =>
      people.household(base.oracle, programme.schemeId, aries).then(({ id }) => id),
    )
    await base.oracle.query('UPDATE household SET phase = 8 WHERE id = ANY ($1)', [
      await Promise.all(households),
    ])
    expect(await newTerm('target.households', 2)).toMatchObject({ rule: 'below-what-is-used' })
    expect(await newTerm('target.households', 3)).toMatchObject({ quotaGap: { households: 3 } })
  })
})

describe('Q1 · les prix', () => {
  test('Q1 · chaque ligne a son prix, son unité et sa source ; deux partenaires n’en ont pas', () => {
    const prices = rules.prices.map(({ line, operatorName, operatorKind, amountCents, per }) => [
      line,
      operatorName ?? operatorKind,
      amountCents,
      per,
    ])
    expect(prices).toEqual(
      expect.arrayContaining([
        ['assessment', 'commune', 380_00, 'household'],
        ['support', 'GAIA', 1_650_00, 'household-year'],
        ['support', 'commune', 1_650_00, 'household-year'],
        ['support', 'ARIES', 3_300_00, 'household-year'],
        ['support', 'Les Bartavelles', null, 'household-year'],
        ['support', 'Foyer du Léman', null, 'household-year'],
        ['adapted-management', 'landlord', 1_300_00, 'household-year'],
        ['sliding-lease-aid', null, 2_400_00, 'household-year'],
      ]),
    )
    expect(rules.prices.every(({ source }) => source.length > 0)).toBe(true)
  })

  test('Q1 · un prix change à une date ; le précédent reste avec sa source', async () => {
    const old = rules.prices.find(({ operatorName }) => operatorName === 'GAIA')
    const asked = {
      kind: 'price',
      line: 'support',
      operatorOrganisationId: old?.operatorOrganisationId,
      operatorKind: null,
      per: 'household-year',
      seenId: old?.id,
    }
    expect(await change({ ...asked, amountCents: -1 })).toMatchObject({ rule: 'negative-price' })
    expect(await change({ ...asked, amountCents: 1_700_00 })).toMatchObject({
      prices: [
        { line: 'support', before: { amountCents: 1_650_00 }, after: { amountCents: 1_700_00 } },
      ],
    })
    const versions = (await rulesFor(lead)).prices.filter(
      ({ operatorName }) => operatorName === 'GAIA',
    )
    expect(versions).toMatchObject([
      { amountCents: 1_650_00, validTo: today },
      { amountCents: 1_700_00, validFrom: today, source: 'Comité de pilotage' },
    ])
  })

  test('Q1 · un opérateur lit son prix, l’État la liste, et aucun des deux les compteurs vivants', async () => {
    const own = await look(base, aries, null, (tx) =>
      tx.selectFrom('schemePrice').select('amountCents').execute(),
    )
    expect(own).toEqual([{ amountCents: 3_300_00 }])
    const seen = await rulesFor(state)
    expect(seen.prices.length).toBe(rules.prices.length)
    expect(seen.quotaUse).toEqual([])
    expect(seen.abilities).toEqual([])
  })
})

describe('un changement', () => {
  test('ferme la version en vigueur, ouvre la suivante, et le journal dit qui, quand, pourquoi', async () => {
    const from = addDays(today, 7)
    await newTerm('delay.sign-lease', 12, { validFrom: from })
    rules = await rulesFor(lead)
    expect(rules.terms.filter(({ key }) => key === 'delay.sign-lease')).toMatchObject([
      { value: 10, validTo: from },
      { value: 12, validFrom: from, validTo: null, source: 'Comité de pilotage' },
    ])
    const journal = (await whole.ask(lead, 'GET', '/api/scheme/changes')).json<ChangeList>()
    expect(journal.rows[0]).toMatchObject({
      subject: 'Signer le bail',
      before: '10\u00a0jours ouvrés',
      after: '12\u00a0jours ouvrés',
      effectiveOn: from,
      reason: 'Décidé avec les partenaires après le premier bilan',
      madeBy: expect.any(String) as string,
    })
  })

  test('prévu se retire tant qu’il n’a pas commencé : la valeur d’avant reprend', async () => {
    await newTerm('delay.hand-keys', 8, { validFrom: addDays(today, 3) })
    rules = await rulesFor(lead)
    const versionId = termNow('delay.hand-keys')?.id
    const withdrawal = { kind: 'withdrawal', rule: 'term', versionId }
    expect(await change(withdrawal)).toMatchObject({ onDay: today })
    rules = await rulesFor(lead)
    expect(rules.terms.filter(({ key }) => key === 'delay.hand-keys')).toMatchObject([
      { value: 5, validTo: null },
    ])
    const inForce = { ...withdrawal, versionId: termNow('delay.hand-keys')?.id }
    expect(await change(inForce)).toMatchObject({ rule: 'already-in-force' })
  })

  test('le même jour remplace, et le journal garde les deux', async () => {
    await newTerm('delay.answer-alert', 2)
    rules = await rulesFor(lead)
    await newTerm('delay.answer-alert', 3)
    rules = await rulesFor(lead)
    const versions = rules.terms.filter(({ key }) => key === 'delay.answer-alert')
    expect(versions.map(({ value }) => value)).toEqual([1, 3])
    const journal = (await whole.ask(lead, 'GET', '/api/scheme/changes')).json<ChangeList>()
    expect(journal.rows.slice(0, 2).map(({ after }) => after)).toEqual([
      '3\u00a0jours ouvrés',
      '2\u00a0jours ouvrés',
    ])
  })

  test('envoyé deux fois, il ne se fait qu’une fois', async () => {
    const id = randomUUID()
    await newTerm('nudge.no-contact', 45, { id })
    await newTerm('nudge.no-contact', 45, { id })
    rules = await rulesFor(lead)
    expect(rules.terms.filter(({ key }) => key === 'nudge.no-contact')).toHaveLength(2)
  })

  test.each([
    ['avant l’ouverture du dispositif', { validFrom: '2020-01-01' }, 'before-the-scheme'],
    ['dans le passé sans s’en expliquer', { reason: 'Erreur' }, 'past-needs-reason'],
    ['sur une version que le responsable n’avait pas vue', { seenId: null }, 'changed-meanwhile'],
    ['sans rien changer', { value: 22 }, 'nothing-changes'],
  ])('%s est refusé', async (_, more, rule) => {
    const validFrom = 'reason' in more ? addDays(today, -3) : today
    expect(await newTerm('delay.sign-plan', 20, { validFrom, ...more })).toMatchObject({ rule })
  })

  test('ne passe pas devant une valeur déjà prévue plus tard', async () => {
    await newTerm('delay.hold-review', 15, { validFrom: addDays(today, 30) })
    const early = { validFrom: addDays(today, 10) }
    expect(await newTerm('delay.hold-review', 12, early)).toMatchObject({
      rule: 'validity-overlaps',
    })
    await expect(
      base.oracle.query(
        `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
         VALUES (gen_random_uuid(), $1, 'delay.hold-review', 3, 'working-days', $2, 'test')`,
        [programme.schemeId, today],
      ),
    ).rejects.toThrow('exclusion')
  })

  test('garde les mois dans leur ordre', async () => {
    expect(await newTerm('visit.fortnightly-until', 14)).toMatchObject({
      rule: 'months-out-of-order',
    })
    expect(await newTerm('months.followup', 6)).toMatchObject({ rule: 'months-out-of-order' })
  })

  test('dit sous le champ qu’un nombre n’a pas de sens', async () => {
    expect(await newTerm('delay.sign-plan', 2.5)).toMatchObject({
      fields: { value: 'whole-number' },
    })
    expect(await newTerm('announcement.embargo', 96)).toMatchObject({
      fields: { value: 'out-of-bounds' },
    })
  })

  test('appartient au responsable de ce bailleur, quoi que montre la page', async () => {
    const reply = await whole.ask(officer, 'POST', '/api/scheme/changes', {})
    expect(reply.statusCode).not.toBe(200)
    const elsewhere = await people.organisation(base.oracle, 'landlord')
    const stranger = await people.actor(base.oracle, elsewhere.id, 'PRG')
    for (const who of [officer, stranger]) {
      const attempt = look(base, who, null, (tx) =>
        sql`SELECT app_private.change_rule(${randomUUID()}, ${programme.schemeId}, 'term',
          '{"key": "delay.sign-plan", "value": 1, "unit": "working-days"}'::jsonb, false, NULL, ${today}, 'x', 'y')`.execute(
          tx,
        ),
      )
      await expect(attempt).rejects.toThrow('programme-lead-only')
    }
    expect((await whole.ask(stranger, 'GET', '/api/scheme/rules')).statusCode).toBe(404)
  })
})

test('R4 · changer la durée de mobilisation déplace le dernier bail, le dernier suivi et le dernier bilan', async () => {
  const effects = (await newTerm('months.mobilisation', 30)) as { dates: { moment: string }[] }
  expect(effects.dates.map(({ moment }) => moment)).toEqual([
    'lastLeaseOn',
    'lastFollowUpOn',
    'lastReviewOn',
  ])
})

test('S3 · un jeu de référence de plus de douze mois avertit le responsable et l’administration', async () => {
  await base.oracle.query(
    `UPDATE reference_pack SET version_date = CASE key WHEN 'housing-benefit' THEN current_date - 400 ELSE current_date - 300 END`,
  )
  const admin = await people.actor(base.oracle, programme.organisations.get('hsh') ?? '', 'ADM')
  for (const [who, url] of [
    [lead, '/api/scheme/rules'],
    [admin, '/api/administration'],
  ] as const) {
    const { packs } = (await whole.ask(who, 'GET', url)).json<Pick<SchemeRules, 'packs'>>()
    expect(packs.filter(({ outdated }) => outdated).map(({ key }) => key)).toEqual([
      'housing-benefit',
    ])
  }
})

test('l’administration lit la matrice telle que la base l’applique, et rien des ménages', async () => {
  const reply = await whole.ask(lead, 'GET', '/api/administration')
  const { rights, roles } = reply.json<{ rights: object[]; roles: object[] }>()
  const { rows } = await base.oracle.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM access_rule',
  )
  expect(rights).toHaveLength(rows[0]?.n ?? 0)
  expect(roles).toHaveLength(16)
})
