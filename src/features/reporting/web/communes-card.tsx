import { Card } from '#web/ui/card.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { counted } from '#web/ui/typo.ts'
import type { CommuneRow, ProgrammeOverview } from '../contract.ts'
import './communes-card.css'
import type { OverviewSearch } from './overview-search.ts'

type Props = {
  readonly communes: ProgrammeOverview['communes']
  /** By the communes of today, or by those of the call for projects. */
  readonly now: boolean
  readonly vue: OverviewSearch['vue']
}

/** C3: the same dwellings by commune of then and of now. C9: those outside the named communes, apart. */
export function CommunesCard({ communes, now, vue }: Props) {
  const rows = now ? communes.now : communes.then
  const inside = rows.filter(({ sector }) => sector !== null)
  const outside = rows.filter(({ sector }) => sector === null)
  return (
    <Card
      title="Logements par commune"
      seenBy={['le bailleur']}
      flush
      action={
        <TextLink
          to="/programme/ensemble"
          search={{ vue, communes: now ? undefined : 'aujourdhui' }}
          resetScroll={false}
          fz="sm"
        >
          {now ? 'Communes de 2014' : 'Communes d’aujourd’hui'}
        </TextLink>
      }
    >
      <table className="communes">
        <caption className="visually-hidden">
          Logements proposés, attribués et signés, par commune{' '}
          {now ? 'd’aujourd’hui' : 'de l’appel à projets'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Commune</th>
            <th scope="col">Proposés</th>
            <th scope="col">Attribués</th>
            <th scope="col">Signés</th>
          </tr>
        </thead>
        <tbody>
          {inside.map((row) => (
            <Line key={`${row.commune} ${row.sector ?? ''}`} row={row} />
          ))}
        </tbody>
        <tbody>
          <tr className="communes__apart">
            <th scope="rowgroup" colSpan={4}>
              {outside.length === 0
                ? 'Aucun logement hors des communes nommées'
                : `Hors des communes nommées : ${counted(taken(outside), 'logement')}`}
            </th>
          </tr>
          {outside.map((row) => (
            <Line key={row.commune} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Ensemble</th>
            <td>{total(rows, 'proposed')}</td>
            <td>{total(rows, 'allocated')}</td>
            <td>{total(rows, 'signed')}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}

function Line({ row }: { row: CommuneRow }) {
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.sector !== null && <span className="communes__sector">{row.sector}</span>}
      </th>
      <td>{row.proposed}</td>
      <td>{row.allocated}</td>
      <td>{row.signed}</td>
    </tr>
  )
}

function total(rows: readonly CommuneRow[], state: 'proposed' | 'allocated' | 'signed'): number {
  return rows.reduce((sum, row) => sum + row[state], 0)
}

function taken(rows: readonly CommuneRow[]): number {
  return total(rows, 'proposed') + total(rows, 'allocated') + total(rows, 'signed')
}
