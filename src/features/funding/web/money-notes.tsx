import { counted, typo } from '#web/ui/typo.ts'
import { listed } from '#web/ui/identity.ts'
import type { FundingPage } from '../contract.ts'
import { LINE_TITLES } from './funding-words.ts'
import './money-notes.css'

/** What the table does not show: who is at 0 €, how it was rounded, who is still to come. */
export function MoneyNotes({ page }: { page: FundingPage }) {
  return (
    <div className="money-notes">
      {unpricedWords(page).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>
        {page.proRata === 'day'
          ? 'Une année commencée se compte au jour.'
          : 'Une année commencée se compte au mois commencé.'}{' '}
        Chaque montant est arrondi au centime le plus proche, ménage par ménage ; les totaux
        additionnent ces montants.
      </p>
      {toComeWords(page).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  )
}

function unpricedWords({ unpriced }: FundingPage): string[] {
  const lines = [...new Set(unpriced.map(({ line }) => line))]
  return lines.map((line) => {
    const rows = unpriced.filter((row) => row.line === line)
    const households = rows.reduce((sum, row) => sum + row.households, 0)
    const names = listed(rows.map(({ operatorName }) => operatorName))
    const many = rows.length > 1 ? 'financés' : 'financé'
    return typo(
      `${LINE_TITLES[line]} par ${names} : 0 € sur ce programme, ${many} ailleurs (${counted(households, 'ménage')}).`,
    )
  })
}

function toComeWords({ reach, toCome }: FundingPage): string[] {
  if (reach === 'own') return []
  const { households, missing, withoutEnvelope } = toCome
  const words: string[] = []
  if (households > 0)
    words.push(
      `Prévu pour ${counted(households, 'ménage')} encore à venir, arrivant à rythme égal jusqu’au dernier bail.`,
    )
  if (withoutEnvelope > 0)
    words.push(
      `${counted(withoutEnvelope, 'ménage')} à venir sans enveloppe d’accompagnement : rien n’est prévu pour ${withoutEnvelope > 1 ? 'eux' : 'lui'} sur cette ligne.`,
    )
  if (missing > 0)
    words.push(
      `L’objectif n’est pas atteint et la mobilisation est finie : il manque ${counted(missing, 'ménage')}.`,
    )
  return words.map(typo)
}
