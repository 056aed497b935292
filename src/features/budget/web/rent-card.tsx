import { IconHomeDollar } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import type { BudgetRead } from '../contract.ts'
import { affordableRent, type AffordableRent } from '../domain/affordable-rent.ts'
import type { BudgetFacts } from '../domain/budget-facts.ts'
import { euros } from '#web/ui/euros.ts'
import { communeWords, decimal } from './budget-words.ts'
import { rulesOf } from './use-budget.ts'
import { Why } from './why.tsx'

type Props = { readonly budget: BudgetRead; readonly facts: BudgetFacts }

/** E8: the rents that this budget allows, before any dwelling is in sight. */
export function RentCard({ budget, facts }: Props) {
  const given = rulesOf(budget)
  const bands = budget.zones.flatMap((place) => {
    const band = affordableRent(facts, place.zone, given)
    return band ? [{ ...band, communes: place.communes }] : []
  })
  return (
    <Card title="Le loyer possible, avant tout logement" icon={IconHomeDollar}>
      {bands.length === 0 ? (
        <p className="budget-note">
          Les seuils du dispositif ne sont pas réglés : rien n’est calculé.
        </p>
      ) : (
        <div className="budget-stack">
          <table className="budget-table">
            <caption className="visually-hidden">Loyer possible par zone</caption>
            <thead>
              <tr>
                <th scope="col">Où</th>
                <th scope="col" className="is-amount">
                  Seul
                </th>
                <th scope="col" className="is-amount">
                  Avec une aide
                </th>
              </tr>
            </thead>
            <tbody>
              {bands.map((band) => (
                <Band key={band.zone} band={band} />
              ))}
            </tbody>
          </table>
          <Why of="le loyer possible">
            <BandReason budget={budget} facts={facts} chargesCents={bands[0]?.chargesCents ?? 0} />
          </Why>
        </div>
      )}
    </Card>
  )
}

function Band({ band }: { band: AffordableRent & { readonly communes: readonly string[] } }) {
  return (
    <tr>
      <th scope="row">
        Zone {band.zone} : {communeWords(band.communes)}
      </th>
      <td className="is-amount">{upTo(band.byItselfCents)}</td>
      <td className="is-amount">{upTo(band.withAidCents)}</td>
    </tr>
  )
}

function upTo(cents: number | null): string {
  return cents === null ? 'aucun' : `jusqu’à ${euros(cents)}`
}

type ReasonProps = Props & { readonly chargesCents: number }

function BandReason({ budget, facts, chargesCents }: ReasonProps) {
  const terms = new Map(budget.terms.map((term) => [term.key, term]))
  const percentOf = (key: 'budget.effort-max' | 'budget.effort-with-aid') =>
    String(terms.get(key)?.value ?? '')
  const floorOf = (key: 'budget.residual-min' | 'budget.residual-with-aid') =>
    euros(terms.get(key)?.value ?? 0)
  return (
    <>
      <p>
        Le plus haut loyer hors charges pour lequel le taux d’effort ne dépasse pas{' '}
        {percentOf('budget.effort-max')}&nbsp;% et le reste à vivre ne descend pas sous{' '}
        {floorOf('budget.residual-min')} par jour et par unité de consommation. Avec une aide :{' '}
        {percentOf('budget.effort-with-aid')}&nbsp;% et {floorOf('budget.residual-with-aid')}.
      </p>
      <p>
        Comptés : ressources {euros(facts.resourcesCents)}, charges {euros(facts.chargesCents)},{' '}
        {decimal(facts.units.total)} unités de consommation, charges locatives au forfait de la CAF
        ({euros(chargesCents)}), aide au logement estimée à chaque loyer.
      </p>
      <p>Seuils : {terms.get('budget.effort-max')?.source}.</p>
    </>
  )
}
