import { Card } from '#web/ui/card.tsx'
import { formatDay, formatMonth } from '#web/ui/dates.ts'
import type { CostWire, VacancyRead } from '../contract.ts'
import { daysWords, moneyWords, rentWords } from './dwelling-words.ts'

/** G12: what the vacancy costs, month by month, with its arithmetic; and whether a household has time to prepare. */
export function CostCard({ vacancy }: { vacancy: VacancyRead }) {
  const { cost, dwelling } = vacancy
  return (
    <Card title="Coût de la vacance">
      {cost.lines.length === 0 ? (
        <p className="vacancy-note">
          Aucun jour de vacance pour le moment. Un mois entier coûterait{' '}
          {moneyWords(cost.monthlyCents)}, soit {rentWords(dwelling)}.
        </p>
      ) : (
        <>
          <CostTable cost={cost} />
          <p className="vacancy-note">
            Loyer et charges d’un mois ({rentWords(dwelling)}), au prorata des jours de chaque mois
            sans locataire, du lendemain du départ à la veille du nouveau bail. Chaque mois est
            arrondi au centime le plus proche.
          </p>
        </>
      )}
      <Preparation vacancy={vacancy} />
    </Card>
  )
}

function CostTable({ cost }: { cost: CostWire }) {
  return (
    <table className="cost-table">
      <caption className="visually-hidden">Coût de la vacance par mois</caption>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          <th scope="col">Calcul</th>
          <th scope="col">Montant</th>
        </tr>
      </thead>
      <tbody>
        {cost.lines.map((line) => (
          <tr key={line.month}>
            <th scope="row">{formatMonth(`${line.month}-01`)}</th>
            <td>
              {moneyWords(cost.monthlyCents)} × {line.days}/{line.monthDays}
            </td>
            <td>{moneyWords(line.cents)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>{daysWords(cost.days)}</td>
          <td>{moneyWords(cost.totalCents)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function Preparation({ vacancy: { preparation } }: { vacancy: VacancyRead }) {
  if (preparation === null) return null
  const { days, readyOn, slackDays, waitDays, waitCents } = preparation
  return (
    <p className="vacancy-note">
      Un ménage choisi aujourd’hui serait prêt le {formatDay(readyOn)} ({daysWords(days)} de
      préparation).{' '}
      {slackDays < 0 ? (
        <>
          <strong>L’entrée serait précipitée</strong> avant cette date ; l’attendre laisse le
          logement vide {daysWords(waitDays)} de plus, soit {moneyWords(waitCents)}.
        </>
      ) : (
        `Il reste ${daysWords(slackDays)} de marge avant que le logement soit libre.`
      )}
    </p>
  )
}
