import { TextLink } from '#web/ui/links.tsx'
import type { FundingPage, FundingRow, Sum } from '../contract.ts'
import { euros, exactEuros } from '#web/ui/euros.ts'
import { capNote, ceilingWords, multiplication, priceWords, rowTitle } from './funding-words.ts'
import { MoneyBar, MoneyKey } from './money-bar.tsx'
import './money-table.css'

/** One row a line, each amount to the cent. On a narrow page the bar and the other amounts go under the row. */
export function MoneyTable({ page, annee }: { page: FundingPage; annee?: number | undefined }) {
  const isWhole = annee === undefined
  return (
    <table className="money">
      <caption className="visually-hidden">
        Dépensé, engagé et prévu par ligne,{' '}
        {isWhole ? 'sur tout le programme' : `en ${String(annee)}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col" className="money__calc">
            Calcul du dépensé
          </th>
          <th scope="col" className="money__amount">
            Dépensé
          </th>
          <th scope="col" className="money__amount money__wide">
            Engagé
          </th>
          <th scope="col" className="money__amount money__wide">
            Prévu
          </th>
          <th scope="col" className="money__amount money__wide">
            {isWhole ? 'Plafond ou enveloppe' : 'Plafond, tout le programme'}
          </th>
          <th scope="col" className="money__wide">
            <MoneyKey />
          </th>
        </tr>
      </thead>
      {page.rows.map((row) => (
        <MoneyRow key={row.key} row={row} annee={annee} isWhole={isWhole} reach={page.reach} />
      ))}
      <Total page={page} isWhole={isWhole} />
    </table>
  )
}

type RowProps = {
  readonly row: FundingRow
  readonly annee: number | undefined
  readonly isWhole: boolean
  readonly reach: FundingPage['reach']
}

function MoneyRow(props: RowProps) {
  const { row, annee } = props
  const title = rowTitle(row)
  return (
    <tbody>
      <tr>
        <th scope="row">
          {title}
          <span className="money__why">
            {priceWords(row)}
            <TextLink
              to="/programme/argent"
              search={{ annee, calcul: row.key }}
              resetScroll={false}
            >
              Pourquoi ?<span className="visually-hidden"> {title}</span>
            </TextLink>
          </span>
        </th>
        <td className="money__calc">
          <Calculation sums={row.spent} />
        </td>
        <td className="money__amount money__spent">{exactEuros(row.spentCents)}</td>
        <td className="money__amount money__wide">{exactEuros(row.committedCents)}</td>
        <td className="money__amount money__wide">{exactEuros(row.forecastCents)}</td>
        <td className="money__amount money__wide">
          <Limit {...props} />
        </td>
        <td className="money__wide">
          <Bar {...props} />
        </td>
      </tr>
      <tr className="money__narrow">
        <td colSpan={2}>
          <Bar {...props} />
          <NarrowAmounts {...props} />
        </td>
      </tr>
    </tbody>
  )
}

function Calculation({ sums }: { sums: readonly Sum[] }) {
  if (sums.length === 0) return <span className="money__none">rien encore</span>
  return (
    <>
      {sums.map((sum) => {
        const words = multiplication(sum)
        return (
          <span key={words} className="money__sum">
            {words}
          </span>
        )
      })}
    </>
  )
}

function Limit({ row: { ceiling, line }, reach }: RowProps) {
  if (ceiling === null) {
    return (
      <span className="money__none">{line === 'support' ? 'sans enveloppe' : 'sans plafond'}</span>
    )
  }
  return (
    <>
      {euros(ceiling.cents)}
      <span className="money__detail">{ceilingWords(ceiling)}</span>
      {reach === 'own' && ceiling.basis !== 'envelope' && (
        <span className="money__detail">commun à tous les opérateurs</span>
      )}
    </>
  )
}

// A ceiling is that of the whole programme: a year is shown against its own forecast.
function Bar({ row, isWhole }: RowProps) {
  const note = isWhole ? capNote(row) : null
  const ceilingCents = isWhole ? (row.ceiling?.cents ?? null) : null
  const over = ceilingCents === null ? 0 : row.forecastCents - ceilingCents
  return (
    <>
      <MoneyBar {...row} ceilingCents={ceilingCents} />
      {over > 0 && <span className="money__note">{euros(over)} au-delà</span>}
      {note !== null && (
        <span className="money__note" data-calm={row.cap?.fullInMonth === null || undefined}>
          {note}
        </span>
      )}
    </>
  )
}

function NarrowAmounts(props: RowProps) {
  const { row } = props
  return (
    <dl className="money__amounts">
      <div>
        <dt>Engagé</dt>
        <dd>{exactEuros(row.committedCents)}</dd>
      </div>
      <div>
        <dt>Prévu</dt>
        <dd>{exactEuros(row.forecastCents)}</dd>
      </div>
      <div>
        <dt>{row.line === 'support' ? 'Enveloppe' : 'Plafond'}</dt>
        <dd>
          <Limit {...props} />
        </dd>
      </div>
    </dl>
  )
}

function Total({ page: { rows, totals }, isWhole }: { page: FundingPage; isWhole: boolean }) {
  const ceilingCents = isWhole ? totals.ceilingCents : null
  return (
    <tfoot>
      <tr>
        <th scope="row">Total</th>
        <td className="money__calc">{rows.length} lignes</td>
        <td className="money__amount">{exactEuros(totals.spentCents)}</td>
        <td className="money__amount money__wide">{exactEuros(totals.committedCents)}</td>
        <td className="money__amount money__wide">{exactEuros(totals.forecastCents)}</td>
        <td className="money__amount money__wide">
          {totals.ceilingCents === null ? '' : euros(totals.ceilingCents)}
        </td>
        <td className="money__wide">
          <MoneyBar {...totals} ceilingCents={ceilingCents} />
        </td>
      </tr>
      <tr className="money__narrow">
        <td colSpan={2}>
          <dl className="money__amounts">
            <div>
              <dt>Engagé</dt>
              <dd>{exactEuros(totals.committedCents)}</dd>
            </div>
            <div>
              <dt>Prévu</dt>
              <dd>{exactEuros(totals.forecastCents)}</dd>
            </div>
          </dl>
          <MoneyKey />
        </td>
      </tr>
    </tfoot>
  )
}
