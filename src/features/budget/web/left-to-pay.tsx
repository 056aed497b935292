import { formatDay } from '#web/ui/dates.ts'
import type { BudgetSheet } from '../domain/budget-sheet.ts'
import type { HousingBenefit } from '../domain/housing-benefit.ts'
import { euros } from '#web/ui/euros.ts'
import { percent, rate } from './budget-words.ts'
import { Sum } from './sum.tsx'
import { Why } from './why.tsx'

/** What the dwelling costs each month once the benefit is there. */
export function LeftToPay({ sheet }: { sheet: BudgetSheet }) {
  const { dwelling, heatingCents, hotWaterCents, benefit } = sheet
  return (
    <section aria-labelledby="chaque-mois">
      <h3 className="budget-part" id="chaque-mois">
        Chaque mois
      </h3>
      <Sum
        lines={[
          { label: 'Loyer', cents: dwelling.rentCents },
          { label: 'Charges', cents: dwelling.chargesCents },
          ...(heatingCents > 0
            ? [{ label: 'Chauffage individuel, forfait du bailleur', cents: heatingCents }]
            : []),
          ...(hotWaterCents > 0
            ? [{ label: 'Eau chaude individuelle, forfait du bailleur', cents: hotWaterCents }]
            : []),
          ...(benefit
            ? [{ label: 'Aide au logement, estimation', cents: benefit.cents, minus: true }]
            : []),
        ]}
        total={{ label: 'Reste à payer par mois', cents: sheet.leftToPayCents }}
      />
      <Why of="l’aide au logement">
        {benefit ? (
          <BenefitReason benefit={benefit} />
        ) : (
          <p>Le barème chargé ne couvre pas cette zone : aucune aide n’est comptée.</p>
        )}
      </Why>
    </section>
  )
}

function BenefitReason({ benefit }: { benefit: HousingBenefit }) {
  const basis = benefit.rentKeptCents + benefit.chargesCents
  return (
    <>
      <Sum
        lines={[
          {
            label: `Loyer retenu, plafonné à ${euros(benefit.rentCeilingCents)}`,
            cents: benefit.rentKeptCents,
          },
          { label: 'Forfait de charges', cents: benefit.chargesCents },
          {
            label: `Participation, dont ${euros(benefit.minimumParticipationCents)} au moins`,
            cents: benefit.participationCents,
            minus: true,
          },
        ]}
        total={{
          label: 'Avant réductions',
          cents: Math.max(0, basis - benefit.participationCents),
        }}
      />
      <p>
        La participation ajoute {rate(benefit.familyRatio + benefit.rentRatio)} des ressources de
        l’année au-dessus de {euros(benefit.allowanceCents)}, soit {euros(benefit.excessCents)}{' '}
        au-dessus ici.
      </p>
      {benefit.degressiveRatio < 1 && (
        <p>
          Le loyer est loin du plafond : l’aide est réduite à {percent(benefit.degressiveRatio)}.
        </p>
      )}
      <p>
        Puis {euros(benefit.flatReductionCents)} de moins, et {rate(benefit.levyRatio)} de
        contribution sociale : {euros(benefit.cents)}. Barème du {formatDay(benefit.validFrom)}.
      </p>
    </>
  )
}
