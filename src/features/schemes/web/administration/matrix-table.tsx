import type { Administration } from '../../administration.contract.ts'
import { MatrixCell } from './matrix-cell.tsx'
import { matrixRows, scopeWords } from './matrix-rows.ts'

/** Roles across, compartments down. Wider than most screens: it scrolls under its first column. */
export function MatrixTable({ page }: { page: Administration }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by the keyboard
    <div className="matrix" role="region" aria-label="Matrice d’accès" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Compartiment</th>
            {page.roles.map(({ code, label }) => (
              <th key={code} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrixRows(page).map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <span className="matrix__code">{row.code}</span> {row.label}
                <span className="matrix__scope">{scopeWords(row)}</span>
              </th>
              {page.roles.map(({ code }) => (
                <td key={code}>
                  <MatrixCell cell={row.cellOf(code)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
