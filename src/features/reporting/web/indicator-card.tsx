import { Card } from '#web/ui/card.tsx'
import { counted } from '#web/ui/typo.ts'
import type { IndicatorTable } from '../contract.ts'
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
          {table.cells.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{cellWords(table, label)}</th>
              <td>
                <Value value={value} unit={table.unit} />
              </td>
            </tr>
          ))}
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

function Value({ value, unit }: { value: number | null; unit: IndicatorTable['unit'] }) {
  if (value === null) return <span className="indicator__masked">masqué</span>
  return unit === 'days' ? counted(value, 'jour', 'jours') : String(value)
}
