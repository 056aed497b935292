import type { BudgetSheet } from '../domain/budget-sheet.ts'
import { Sum } from './sum.tsx'

/** What must be there on the day of the keys: the benefit of the first month is not paid. */
export function FirstCash({ sheet: { firstCash } }: { sheet: BudgetSheet }) {
  return (
    <section aria-labelledby="jour-des-cles">
      <h3 className="budget-part" id="jour-des-cles">
        Le jour des clés
      </h3>
      <Sum
        lines={[
          { label: 'Dépôt de garantie, un mois sans charges', cents: firstCash.depositCents },
          { label: 'Premier loyer, l’aide ne couvre pas ce mois', cents: firstCash.rentCents },
          { label: 'Charges du premier mois', cents: firstCash.chargesCents },
          ...(firstCash.insuranceCents > 0
            ? [{ label: 'Assurance habitation', cents: firstCash.insuranceCents }]
            : []),
        ]}
        total={{ label: 'À réunir le jour des clés', cents: firstCash.totalCents }}
      />
    </section>
  )
}
