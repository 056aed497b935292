import { Fieldset, NumberInput } from '@mantine/core'
import { DayField } from '#web/ui/day-field.tsx'
import type { BudgetFormApi } from './budget-form.ts'

const MONEY = { decimalScale: 2, decimalSeparator: ',', thousandSeparator: ' ', suffix: ' €' }

type Props = { readonly form: BudgetFormApi; readonly today: string }

/** The taxable income that ceilings are compared with: the notice of N-2 first, then what is more recent. */
export function IncomeFields({ form, today }: Props) {
  const year = Number(today.slice(0, 4))
  return (
    <Fieldset legend="Revenu fiscal de référence">
      <div className="budget-fields">
        <NumberInput
          label={`Revenus ${String(year - 2)} (N−2)`}
          min={0}
          {...MONEY}
          {...form.getInputProps('n2')}
        />
        <NumberInput
          label={`Revenus ${String(year - 1)} (si connus)`}
          min={0}
          {...MONEY}
          {...form.getInputProps('n1')}
        />
        <NumberInput
          label="Douze derniers mois (si plus bas)"
          min={0}
          {...MONEY}
          {...form.getInputProps('lastTwelveMonths')}
        />
        {form.values.lastTwelveMonths !== '' && (
          <DayField label="Jusqu’au" maxDay={today} {...form.getInputProps('lastTwelveMonthsTo')} />
        )}
      </div>
    </Fieldset>
  )
}
