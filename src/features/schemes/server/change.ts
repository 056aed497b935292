import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Effects, NewChange } from '../contract.ts'
import { changeEffects } from '../domain/change-effects.ts'
import { checkTerm } from '../domain/term-check.ts'
import { termSpec } from '../domain/term-catalogue.ts'
import { pathGroupsOf } from './path-groups-sql.ts'
import { rulesOf, schemeFor } from './rules.ts'

const GROUPS_SHOWN = 20

/** Makes the change and says what it did. */
export async function change(tx: Tx, actor: Actor, asked: NewChange): Promise<Effects> {
  const scheme = await schemeFor(tx, actor)
  const before = await rulesOf(tx, scheme)
  const households = await pathGroupsOf(tx, scheme.id)
  await makeChange(tx, scheme.id, asked)
  const after = await rulesOf(tx, scheme)
  const effectiveOn = asked.kind === 'override' ? actor.today : asked.validFrom
  const { steps, ...effects } = changeEffects(before, after, {
    households,
    today: actor.today,
    effectiveOn,
  })
  return {
    ...effects,
    prices: [...effects.prices],
    amounts: [...effects.amounts],
    dates: [...effects.dates],
    sectors: effects.sectors.map((sector) => ({
      ...sector,
      gained: [...sector.gained],
      lost: [...sector.lost],
    })),
    steps: {
      ...steps,
      groups: steps.groups.slice(0, GROUPS_SHOWN),
      moreGroups: Math.max(0, steps.groups.length - GROUPS_SHOWN),
    },
  }
}

/** The same change, taken back before anybody sees it: a preview cannot differ from what happens. */
export async function previewChange(tx: Tx, actor: Actor, asked: NewChange): Promise<Effects> {
  await sql`SAVEPOINT preview`.execute(tx)
  const effects = await change(tx, actor, asked)
  await sql`ROLLBACK TO SAVEPOINT preview`.execute(tx)
  return effects
}

async function makeChange(tx: Tx, schemeId: string, asked: NewChange): Promise<void> {
  switch (asked.kind) {
    case 'override':
      await sql`SELECT app_private.grant_quota_override(${asked.id}, ${schemeId}, ${asked.sectorId},
        ${asked.extraDwellings}, ${asked.reason})`.execute(tx)
      return
    case 'withdrawal':
      await sql`SELECT app_private.withdraw_rule(${asked.id}, ${schemeId}, ${asked.rule}, ${asked.versionId},
        ${asked.reason})`.execute(tx)
      return
    case 'term':
    case 'price':
    case 'quota':
    case 'commune':
    case 'typology':
      await sql`SELECT app_private.change_rule(${asked.id}, ${schemeId}, ${asked.kind}, ${JSON.stringify(ruleOf(asked))}::jsonb,
        ${asked.kind === 'commune' && asked.sectorId === null}, ${asked.seenId}, ${asked.validFrom}, ${asked.source},
        ${asked.reason})`.execute(tx)
  }
}

type NewRule = Exclude<NewChange, { kind: 'override' | 'withdrawal' }>

/** What the rule says, in the columns of its table. */
function ruleOf(asked: NewRule): Record<string, string | number | null> {
  switch (asked.kind) {
    case 'term':
      return termRule(asked)
    case 'price':
      return {
        line: asked.line,
        operator_organisation_id: asked.operatorOrganisationId,
        operator_kind: asked.operatorKind,
        amount_cents: asked.amountCents,
        per: asked.per,
      }
    case 'quota':
      return { sector_id: asked.sectorId, dwellings: asked.dwellings }
    case 'commune':
      return { commune: asked.commune, sector_id: asked.sectorId }
    case 'typology':
      return {
        position: asked.position,
        adults: asked.adults,
        persons_from: asked.personsFrom,
        persons_to: asked.personsTo,
        rooms_from: asked.roomsFrom,
        rooms_to: asked.roomsTo,
      }
  }
}

function termRule({ key, value }: Extract<NewRule, { kind: 'term' }>) {
  const checked = checkTerm(key, value)
  if (!checked.ok) throw new AppError('bad-input', { fields: { value: checked.refusal } })
  return { key, value: checked.value, unit: termSpec(key).unit }
}
