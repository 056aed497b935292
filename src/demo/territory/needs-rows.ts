import type { AdminClient } from '#platform/db/prepare.ts'
import type { NeedFact } from '#features/needs/domain/criteria.ts'
import { summaryDraft } from '#features/needs/domain/needs-summary.ts'
import type { Chance } from './chance.ts'
import { chanceOf, idOf } from './chance.ts'
import { add, type Rows } from './rows.ts'
import type { Setting, Worker } from './setting.ts'

type Asked = {
  readonly id: string
  readonly index: number
  readonly worker: Worker
  readonly needsOn: string
  readonly composition: { readonly adults: number; readonly children: number }
}

/** What a household needs, the exchange about it, and the agreement that both sides will confirm. */
export function addNeeds(rows: Rows, setting: Setting, asked: Asked): void {
  const { id, needsOn, worker } = asked
  const officer = setting.holder('ALL')
  const by = { author_account_id: worker.id, author_organisation_id: worker.organisationId }
  const needs = drawNeeds(asked, setting)
  const at = { recorded_at: `${needsOn}T09:30:00Z` }
  add(rows, 'need_version', { household_id: id, number: 1, ...at, ...by })
  for (const { criterion, importance, weight, value } of needs) {
    add(rows, 'need', { household_id: id, version: 1, criterion, importance, weight, value, ...by })
  }
  const exchangeId = idOf(id, 'échange')
  add(rows, 'needs_exchange', {
    ...{ id: exchangeId, household_id: id, version: 1, held_on: needsOn, means: 'phone' },
    with_name: officer.name,
    summary: summaryDraft(needs, (code) => setting.communeName(code)),
    ...at,
    ...by,
  })
  rows.agreements.push({
    ...{ household_id: id, exchange_id: exchangeId, agreed_on: needsOn },
    ...{ prescriber_id: worker.id, prescriber_organisation_id: worker.organisationId },
    ...{ officer_id: officer.id, officer_organisation_id: officer.organisationId },
  })
}

function drawNeeds({ index, composition }: Asked, setting: Setting): NeedFact[] {
  const chance = chanceOf(setting.seed, 'besoins', index)
  const communes = [...new Set([setting.anyCommune(chance), setting.anyCommune(chance)])]
  return [
    {
      ...{ criterion: 'typology', importance: 'must', weight: 3 },
      value: { typologies: [typologyOf(composition)] },
    },
    { criterion: 'commune', importance: 'should', weight: 2, value: { communes } },
    {
      ...{ criterion: 'floor', importance: 'should', weight: 1 },
      value: { withLift: null, withoutLift: chance.between(1, 3) },
    },
    ...wish(chance),
  ]
}

function wish(chance: Chance): NeedFact[] {
  const others: readonly [NeedFact, ...NeedFact[]] = [
    {
      ...{ criterion: 'transport', importance: 'should', weight: 2 },
      value: { stopWithinMinutes: 10, everyMinutes: 30 },
    },
    {
      ...{ criterion: 'services', importance: 'should', weight: 1 },
      value: { families: ['shops'], maxMinutes: 15 },
    },
    { criterion: 'noise', importance: 'should', weight: 1, value: { kinds: ['quiet-street'] } },
    { criterion: 'parking', importance: 'should', weight: 1, value: { kind: 'space' } },
  ]
  return chance.happens(0.8) ? [chance.pick(others)] : []
}

function typologyOf({ adults, children }: Asked['composition']) {
  const persons = adults + children
  if (persons === 1) return 'T2' as const
  if (persons <= 3) return 'T3' as const
  return persons <= 5 ? ('T4' as const) : ('T5' as const)
}

/**
 * Confirms on both sides what was written, with the fingerprint that the application computes, and closes the exchange.
 * What is confirmed already stays: what happened since in the application is its own.
 */
export async function agreeNeeds(client: AdminClient, { agreements }: Rows): Promise<void> {
  // Tables filled a moment ago have no statistics yet: few at a time keep every plan short.
  for (let at = 0; at < agreements.length; at += CHUNK) {
    await agreeSome(client, agreements.slice(at, at + CHUNK))
  }
}

const CHUNK = 500

async function agreeSome(client: AdminClient, agreements: Rows['agreements']): Promise<void> {
  await client.query(
    `WITH agreed AS (SELECT * FROM json_to_recordset($1::json) AS a(household_id uuid, exchange_id uuid, agreed_on date,
        prescriber_id uuid, prescriber_organisation_id uuid, officer_id uuid, officer_organisation_id uuid)),
      digests AS (SELECT a.household_id, encode(sha256(convert_to(e.summary || E'\\n' || string_agg(
          concat_ws('|', n.criterion, n.importance, n.weight, n.value, n.note), E'\\n' ORDER BY n.criterion), 'UTF8')), 'hex') AS digest
        FROM agreed a JOIN needs_exchange e ON e.id = a.exchange_id
        JOIN need n ON n.household_id = a.household_id AND n.version = 1
        GROUP BY a.household_id, e.summary),
      confirmed AS (INSERT INTO needs_confirmation (id, household_id, exchange_id, side, digest, confirmed_on, recorded_at,
          author_account_id, author_organisation_id)
        SELECT md5(a.exchange_id::text || s.side)::uuid, a.household_id, a.exchange_id, s.side, d.digest, a.agreed_on,
          a.agreed_on + time '11:00', s.account_id, s.organisation_id
        FROM agreed a JOIN digests d ON d.household_id = a.household_id
        CROSS JOIN LATERAL (VALUES ('prescriber', a.prescriber_id, a.prescriber_organisation_id),
          ('landlord', a.officer_id, a.officer_organisation_id)) AS s (side, account_id, organisation_id)
        ON CONFLICT DO NOTHING RETURNING household_id)
    UPDATE needs_progress p SET stage = 'agreed', since = a.agreed_on
    FROM agreed a WHERE p.household_id = a.household_id AND p.household_id IN (SELECT household_id FROM confirmed)`,
    [JSON.stringify(agreements)],
  )
}
