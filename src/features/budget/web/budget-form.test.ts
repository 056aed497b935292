import { expect, test } from 'vitest'
import type { BudgetRead } from '../contract.ts'
import { emptyCharge, toSaved, toValues } from './budget-form.ts'

const income = (over: object) => ({
  ...{ id: 'i', basis: 'tax-notice' as const, year: 2024, endsOn: null, amountCents: 9_000_50 },
  ...over,
})
const READ = {
  today: '2026-11-24',
  declared: {
    ...{ version: 3, statedOn: '2026-10-01', inclusionCards: 1 },
    ...{ updatedAt: '2026-10-01T08:00:00Z', updatedByName: null },
    resources: [
      {
        ...{ id: 'r', personId: 'p', kind: 'wage', monthlyCents: 812_45 },
        ...{ startsOn: '2026-01-01', endsOn: null },
      },
    ],
    charges: [],
    incomes: [
      income({}),
      income({ id: 'old', year: 2021 }),
      income({ id: 'm', basis: 'last-twelve-months', year: null, endsOn: '2026-09-30' }),
    ],
  },
} as unknown as BudgetRead

test('ce qui est lu puis renvoyé sans y toucher ne change que sa date', () => {
  const values = toValues(READ)
  expect(values).toMatchObject({ n2: 9_000.5, n1: '', lastTwelveMonthsTo: '30/09/2026' })
  const saved = toSaved(values, READ)
  expect(saved).toMatchObject({ version: 3, statedOn: '2026-11-24', inclusionCards: 1 })
  expect(saved.resources).toEqual(READ.declared?.resources)
  expect(new Set(saved.incomes.map(({ id }) => id))).toEqual(new Set(['i', 'old', 'm']))
})

test('un montant vide n’est pas zéro, un revenu effacé n’est plus envoyé', () => {
  const values = { ...toValues(READ), n2: '', charges: [emptyCharge(READ.today)] }
  const saved = toSaved(values, READ)
  expect(saved.charges[0]?.monthlyCents).toBeNull()
  expect(saved.incomes.map(({ id }) => id)).not.toContain('i')
})
