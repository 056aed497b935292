import { Card } from '#web/ui/card.tsx'
import { counted } from '#web/ui/typo.ts'
import type { IndicatorTable } from '../contract.ts'
import { COURSE_STEPS } from '../domain/indicators.ts'
import { cellWords, DIMENSION_WORDS, INDICATOR_WORDS, quarterWords } from './indicator-words.ts'

/** Each table by its own name: the same counts stand under several dimensions. */
function titleOf(table: IndicatorTable): string {
  return `${INDICATOR_WORDS[table.indicator]}, ${DIMENSION_WORDS[table.dimension]}`
}

type Props = { readonly table: IndicatorTable; readonly quarter: string }

/** One published table: its cells, its total, and from which quarter its numbers are. */
export function IndicatorCard({ table, quarter }: Props) {
  return (
    <Card
      title={titleOf(table)}
      level={3}
      flush
      footer={
        table.asOf === quarter ? undefined : (
          <p className="indicator__note">
            Nombres du {quarterWords(table.asOf)} : les suivants en diraient trop sur peu de
            ménages.
          </p>
        )
      }
    >
      <table className="indicator">
        <caption className="visually-hidden">{titleOf(table)}</caption>
        <tbody>
          {isMaskedWhole(table) ? (
            <tr>
              <td colSpan={2} className="indicator__none">
                Trop peu de ménages dans chaque case : aucune n’est publiée.
              </td>
            </tr>
          ) : (
            table.cells.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{cellWords(table, label)}</th>
                <td>
                  <Value value={value} unit={table.unit} />
                </td>
              </tr>
            ))
          )}
        </tbody>
        {table.unit === 'households' && (
          <tfoot>
            <tr>
              <th scope="row">Ensemble</th>
              <td>
                <Value value={table.total} unit={table.unit} />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </Card>
  )
}

/** Every cell masked, those at zero apart: one sentence says it better than a column of the same word. */
function isMaskedWhole({ cells }: IndicatorTable): boolean {
  return cells.some(({ value }) => value === null) && cells.every(({ value }) => (value ?? 0) === 0)
}

function Value({ value, unit }: { value: number | null; unit: IndicatorTable['unit'] }) {
  if (value === null) return <span className="indicator__masked">masqué</span>
  return unit === 'days' ? counted(value, 'jour', 'jours') : String(value)
}

type WholeProps = { readonly tables: readonly IndicatorTable[]; readonly quarter: string }

/** The totals of the edition, one line each: what the tables below break down. */
export function WholeCard({ tables, quarter }: WholeProps) {
  return (
    <Card title="Tout le dispositif" flush>
      <table className="indicator">
        <caption className="visually-hidden">Totaux de l’édition</caption>
        <tbody>
          {COURSE_STEPS.flatMap((step) => tables.filter(({ indicator }) => indicator === step)).map(
            (table) => (
              <tr key={table.indicator}>
                <th scope="row">
                  {INDICATOR_WORDS[table.indicator]}
                  {table.asOf !== quarter && (
                    <span className="indicator__older"> {quarterWords(table.asOf)}</span>
                  )}
                </th>
                <td>
                  <Value value={table.total} unit={table.unit} />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Card>
  )
}
