import type { UseFormReturnType } from '@mantine/form'
import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { typedDay } from '#web/ui/day-field.tsx'
import type { BudgetRead, ChargeLine, IncomeLine, ResourceLine, SaveBudget } from '../contract.ts'
import type { ChargeKind } from '../domain/charge-kinds.ts'

/** A line as it is typed: amounts in euros, days as people write them, nothing where nothing is answered. */
export type ResourceValues = {
  id: string
  personId: string
  kind: string
  monthlyCents: number | string
  startsOn: string
  endsOn: string
}
export type ChargeValues = Omit<ResourceValues, 'personId'>
export type BudgetValues = {
  statedOn: string
  inclusionCards: number | string
  resources: ResourceValues[]
  charges: ChargeValues[]
  /** Taxable income of the year in euros; empty when it is not known. */
  n2: number | string
  n1: number | string
  lastTwelveMonths: number | string
  lastTwelveMonthsTo: string
}

/** What the form starts from, and what it is sent over. */
export type Basis = Pick<BudgetRead, 'declared' | 'today'>

export function toValues({ declared, today }: Basis): BudgetValues {
  const year = Number(today.slice(0, 4))
  const notice = (of: number) => declared?.incomes.find((income) => income.year === of)
  const recent = recentIncome(declared)
  return {
    statedOn: formatDay(today),
    inclusionCards: declared?.inclusionCards ?? 0,
    resources: (declared?.resources ?? []).map(toLine),
    charges: (declared?.charges ?? []).map(toLine),
    n2: inEuros(notice(year - 2)),
    n1: inEuros(notice(year - 1)),
    lastTwelveMonths: inEuros(recent),
    lastTwelveMonthsTo: recent?.endsOn ? formatDay(recent.endsOn) : '',
  }
}

function recentIncome(declared: BudgetRead['declared']): IncomeLine | undefined {
  return declared?.incomes.findLast(({ basis }) => basis === 'last-twelve-months')
}

function inEuros(income: IncomeLine | undefined): number | string {
  return income ? income.amountCents / 100 : ''
}

function toLine<L extends ResourceLine | ChargeLine>(line: L) {
  return {
    ...line,
    monthlyCents: line.monthlyCents / 100,
    startsOn: formatDay(line.startsOn),
    endsOn: line.endsOn === null ? '' : formatDay(line.endsOn),
  }
}

export function emptyResource(personId: string, today: string): ResourceValues {
  return { ...emptyCharge(today), personId }
}

export function emptyCharge(today: string): ChargeValues {
  return { id: newId(), kind: '', monthlyCents: '', startsOn: formatDay(today), endsOn: '' }
}

/** What is sent: an answer that is missing goes as it is, and the server says so under its field. */
export function toSaved(values: BudgetValues, { declared, today }: Basis): SaveBudget {
  return {
    version: declared?.version ?? null,
    statedOn: typedDay(values.statedOn) ?? '',
    inclusionCards: Number(values.inclusionCards),
    resources: values.resources.map((line) => ({ ...sentLine(line), personId: line.personId })),
    charges: values.charges.map((line) => {
      const { kind, ...rest } = sentLine(line)
      return { ...rest, kind: kind as ChargeKind }
    }),
    incomes: incomesOf(values, declared, Number(today.slice(0, 4))),
  }
}

function sentLine({ id, kind, monthlyCents, startsOn, endsOn }: ChargeValues) {
  return {
    ...{ id, kind },
    // An empty amount is not zero: it goes as nothing and comes back as « cette réponse est nécessaire ».
    monthlyCents: monthlyCents === '' ? (null as unknown as number) : toCents(monthlyCents),
    startsOn: typedDay(startsOn) ?? '',
    endsOn: typedDay(endsOn),
  }
}

function incomesOf(
  values: BudgetValues,
  declared: BudgetRead['declared'],
  year: number,
): IncomeLine[] {
  const notice = (of: number, typed: number | string): IncomeLine[] => {
    const known = declared?.incomes.find((income) => income.year === of)
    return typed === ''
      ? []
      : [incomeLine(known, { basis: 'tax-notice', year: of, endsOn: null }, typed)]
  }
  const recent: IncomeLine[] =
    values.lastTwelveMonths === ''
      ? []
      : [
          incomeLine(
            recentIncome(declared),
            {
              ...{ basis: 'last-twelve-months', year: null },
              endsOn: typedDay(values.lastTwelveMonthsTo) ?? '',
            },
            values.lastTwelveMonths,
          ),
        ]
  const others = (declared?.incomes ?? []).filter(
    (income) => income.year !== null && ![year - 1, year - 2].includes(income.year),
  )
  return [...others, ...notice(year - 2, values.n2), ...notice(year - 1, values.n1), ...recent]
}

function incomeLine(
  known: IncomeLine | undefined,
  what: Pick<IncomeLine, 'basis' | 'year' | 'endsOn'>,
  typed: number | string,
): IncomeLine {
  return { id: known?.id ?? newId(), ...what, amountCents: toCents(typed) }
}

function toCents(euros: number | string): number {
  return Math.round(Number(euros) * 100)
}

export type BudgetFormApi = UseFormReturnType<BudgetValues>
