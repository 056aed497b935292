import { AppError } from '#kernel/app-error.ts'
import type { CeilingFamily, CeilingRow } from '#features/budget/domain/income-ceiling.ts'
import type { SheetRules } from '#features/budget/domain/budget-sheet.ts'
import type { ResourceShare } from '#features/budget/domain/budget-facts.ts'
import type { Heating, Typology } from '#features/dwellings/domain/dwelling-facts.ts'
import { logListed, type Actor, type Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { Matching } from '../contract.ts'
import { isChoosable } from '../domain/choice.ts'
import type { CriterionVerdict } from '../domain/criterion.ts'
import { evaluate } from '../domain/evaluate.ts'
import { explanation } from '../domain/explanation.ts'
import type { DwellingFacts, MatchTerms } from '../domain/facts.ts'
import { hardNos, ORDER_WORDS, ranked } from '../domain/ranking.ts'
import { areaWords, criterionWords } from '../domain/words.ts'
import { householdFacts, type Waiting } from './household-facts.ts'
import { computeVerdicts, type Verdicts } from './protected-run.ts'
import * as read from './waiting-sql.ts'

/** What other features know and matching asks them for. */
export type MatchServices = {
  readonly cipher: TextCipher
  /** Dated figures of budgets, as they stand for the scheme of this household. */
  readonly budgetRules: (
    tx: Tx,
    householdId: string,
  ) => Promise<{
    sheet: SheetRules
    kinds: readonly ResourceShare[]
    ceilings: readonly CeilingRow[]
  }>
  readonly holding: (
    tx: Tx,
    actor: Actor,
    vacancyId: string,
  ) => Promise<Pick<DwellingFacts, 'holder' | 'sector'> | undefined>
}

type Asked = { readonly vacancyId: string; readonly runId: string }

/**
 * The households that wait, for one dwelling. The same number of statements whatever their number; nothing is chosen
 * here, a person proposes.
 */
export async function matchVacancy(
  tx: Tx,
  actor: Actor,
  { vacancyId, runId }: Asked,
  services: MatchServices,
): Promise<Matching> {
  const row = await read.dwellingOf(tx, vacancyId)
  const holding = await services.holding(tx, actor, vacancyId)
  if (!row || !holding) throw new AppError('not-found')
  const dwelling = toDwelling(row, holding)
  const households = await read.waitingFor(tx, vacancyId)
  const ids = households.map(({ id }) => id)
  const place = { commune: row.commune, point: dwelling.point }
  const verdicts = await computeVerdicts(tx, actor, {
    runId,
    vacancyId,
    householdIds: ids,
    place,
    cipher: services.cipher,
  })
  await logListed(tx, ids)
  const [first] = ids
  if (first === undefined) return { order: ORDER_WORDS.households, candidates: [] }
  const rules = await services.budgetRules(tx, first)
  const waiting = await readWaiting(tx, ids, verdicts)
  const terms = await termsFor(tx, actor.today, rules)
  const rows = households.map((household) => {
    const facts = householdFacts(household.id, waiting, { ...rules, today: actor.today })
    return { ...household, key: household.id, criteria: evaluate(facts, dwelling, terms) }
  })
  const title = `${dwelling.typology}, ${areaWords(dwelling.livingAreaM2)}, ${dwelling.communeName}`
  return {
    order: ORDER_WORDS.households,
    candidates: ranked(rows).map((one) => candidateShown(one, title)),
  }
}

async function readWaiting(tx: Tx, ids: readonly string[], verdicts: Verdicts): Promise<Waiting> {
  return {
    persons: await read.personsOf(tx, ids),
    compositions: await read.compositionsOf(tx, ids),
    needs: await read.needsOf(tx, ids),
    budgets: await read.budgetsOf(tx, ids),
    verdicts,
  }
}

type Rules = Awaited<ReturnType<MatchServices['budgetRules']>>

async function termsFor(tx: Tx, today: string, { sheet, ceilings }: Rules): Promise<MatchTerms> {
  const { surfaces, typologies, communes } = await read.termsOf(tx)
  const points = new Map(communes.map(({ inseeThen, ...point }) => [inseeThen, point]))
  return {
    ...{ today, surfaces, typologies, ceilings, sheet },
    // Until timetables are known, a trip is « inconnu » and is looked at by people (G5).
    travel: {
      speeds: { walk: null, transit: null, car: null },
      detourPercent: null,
      placeRadiusKm: null,
    },
    pointOf: (commune) => points.get(commune),
  }
}

type DwellingRow = NonNullable<Awaited<ReturnType<typeof read.dwellingOf>>>

function toDwelling(
  { latitude, longitude, ...row }: DwellingRow,
  holding: Pick<DwellingFacts, 'holder' | 'sector'>,
): DwellingFacts {
  return {
    ...row,
    typology: row.typology as Typology,
    heating: row.heating as Heating,
    ceilingFamily: row.ceilingFamily as CeilingFamily | null,
    point: { latitude, longitude },
    ...holding,
  }
}

type Row = {
  readonly id: string
  readonly fileNumber: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly since: string
  readonly criteria: readonly CriterionVerdict[]
}

function candidateShown(row: Row, dwelling: string): Matching['candidates'][number] {
  const { id, fileNumber, firstName, lastName, since, criteria } = row
  return {
    householdId: id,
    name: [firstName, lastName].filter(Boolean).join(' ') || fileNumber,
    fileNumber,
    since,
    excludedBy: hardNos(criteria).length,
    isChoosable: isChoosable(criteria),
    criteria: criteria.map(({ criterion, verdict, importance, because }) => ({
      name: criterionWords(criterion),
      verdict,
      importance,
      because: because.map(({ words }) => words),
    })),
    explanation: explanation(dwelling, criteria),
  }
}
