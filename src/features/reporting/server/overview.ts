import type { Actor, Tx } from '#platform/db/door.ts'
import { quotaState } from '#features/schemes/domain/quota.ts'
import { timelineOf, monthOf } from '#features/schemes/domain/timeline.ts'
import type { CommuneRow, DelayRow, ProgrammeOverview, ProgrammeTimeline } from '../contract.ts'
import { courseOf, daysByKey, targetDays } from '../domain/course.ts'
import { COURSE_STEPS, type DelayKey } from '../domain/indicators.ts'
import { delayFigures } from '../domain/suppression.ts'
import {
  communeUse,
  lastEdition,
  liveCourse,
  liveDelays,
  sectorUse,
  steeredScheme,
  type Published,
  type SteeredScheme,
} from './overview-sql.ts'

const SHOWN_DELAYS = [
  'delay-needs',
  'delay-proposal',
  'delay-committee',
  'delay-lease',
  'delay-vacancy',
] as const satisfies readonly DelayKey[]

const NO_DWELLING: Dwellings = { quotas: [], communes: { then: [], now: [] } }

const NOTHING: ProgrammeOverview = {
  today: '1970-01-01',
  timeline: null,
  quarter: null,
  isLive: false,
  threshold: null,
  course: [],
  delays: [],
  ...NO_DWELLING,
}

/** The first page of the programme: live for its lead, the last published edition for the others. Five statements. */
export async function programmeOverview(
  tx: Tx,
  actor: Actor,
  view: 'published' | undefined,
): Promise<ProgrammeOverview> {
  const scheme = await steeredScheme(tx, actor)
  if (!scheme) return NOTHING
  const counted =
    actor.role === 'PRG' && view === undefined
      ? await countedLive(tx, scheme)
      : await published(tx, scheme)
  return {
    today: scheme.today,
    timeline: timelineToWire(scheme),
    ...counted,
    ...(actor.role === 'ST' ? NO_DWELLING : await dwellings(tx, scheme.id)),
  }
}

function timelineToWire({ startsOn, terms, today }: SteeredScheme): ProgrammeTimeline | null {
  const timeline = timelineOf(startsOn, terms)
  if (!timeline) return null
  return {
    startsOn,
    lastLeaseOn: timeline.lastLeaseOn,
    lastFollowUpOn: timeline.lastFollowUpOn,
    lastReviewOn: timeline.lastReviewOn,
    month: monthOf(startsOn, today),
    months: terms['months.mobilisation'] ?? 0,
  }
}

type Dwellings = Pick<ProgrammeOverview, 'quotas' | 'communes'>

/** Live counters of the landlord's dwellings, which the State does not read. */
async function dwellings(tx: Tx, schemeId: string): Promise<Dwellings> {
  const sectors = await sectorUse(tx, schemeId)
  return {
    quotas: sectors.map(({ sectorId, name, quota, extra, ...use }) => ({
      ...{ sectorId, name },
      ...quotaState(quota, extra, use),
    })),
    communes: await communes(tx, schemeId),
  }
}

type Counted = Pick<ProgrammeOverview, 'quarter' | 'isLive' | 'threshold' | 'course' | 'delays'>

/** Who steers reads each of these files, reduced: she counts them all. Few delays are masked all the same. */
async function countedLive(tx: Tx, { id, terms }: SteeredScheme): Promise<Counted> {
  const threshold = terms['reporting.small-cell'] ?? null
  const course = courseOf(await liveCourse(tx, id))
  const days = daysByKey(await liveDelays(tx, id))
  return {
    quarter: null,
    isLive: true,
    threshold,
    course: course.map((row) => ({ ...row, asOf: null })),
    delays: SHOWN_DELAYS.map((key) => {
      const figures = delayFigures(days.get(key) ?? [], threshold ?? 1)
      return {
        key,
        medianDays: figures?.medianDays ?? null,
        ninthDecileDays: figures?.ninthDecileDays ?? null,
        targetDays: targetDays(key, terms),
      }
    }),
  }
}

async function published(tx: Tx, { id, terms }: SteeredScheme): Promise<Counted> {
  const values = await lastEdition(tx, id)
  const [first] = values
  return {
    quarter: first?.quarter ?? null,
    isLive: false,
    threshold: first?.threshold ?? null,
    // A step or a delay without a row is not for this reader; one with an empty value is masked.
    course: COURSE_STEPS.flatMap((step) => {
      const total = values.find((row) => row.indicator === step && row.cell === '')
      if (!total) return []
      const asOf = total.asOf === total.quarter ? null : total.asOf
      return [{ step, count: total.value, waiting: null, gone: null, asOf }]
    }),
    delays: SHOWN_DELAYS.flatMap((key) => publishedDelay(key, values, terms)),
  }
}

function publishedDelay(
  key: DelayKey,
  values: readonly Published[],
  terms: SteeredScheme['terms'],
): DelayRow[] {
  const median = values.find((row) => row.indicator === key && row.cell === 'médiane')
  const decile = values.find((row) => row.indicator === key && row.cell === 'neuvième décile')
  if (!median || !decile) return []
  return [
    {
      key,
      medianDays: median.value,
      ninthDecileDays: decile.value,
      targetDays: targetDays(key, terms),
    },
  ]
}

/** By the names of the call for projects, then by the communes of today: both have the same totals. */
async function communes(tx: Tx, schemeId: string): Promise<ProgrammeOverview['communes']> {
  const used = await communeUse(tx, schemeId)
  const now = new Map<string, CommuneRow>()
  for (const { nowCode, nowName, sector, ...row } of used) {
    // A commune of today may hold communes of then outside the list: they stay apart.
    const key = `${nowCode} ${sector ?? ''}`
    const known = now.get(key) ?? { commune: nowCode, name: nowName, sector, ...NONE }
    now.set(key, {
      ...known,
      proposed: known.proposed + row.proposed,
      allocated: known.allocated + row.allocated,
      signed: known.signed + row.signed,
    })
  }
  return {
    then: used.map(({ commune, name, sector, proposed, allocated, signed }) => ({
      ...{ commune, name, sector, proposed, allocated, signed },
    })),
    now: [...now.values()],
  }
}

const NONE = { proposed: 0, allocated: 0, signed: 0 }
