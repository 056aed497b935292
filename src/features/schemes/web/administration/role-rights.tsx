import type { Role } from '#kernel/roles.ts'
import type { Administration } from '../../administration.contract.ts'
import { MatrixCell } from './matrix-cell.tsx'
import { matrixRows, scopeWords } from './matrix-rows.ts'

/** One role alone, compartment by compartment: it fits a phone. */
export function RoleRights({ page, role }: { page: Administration; role: Role }) {
  return (
    <dl className="role-rights">
      {matrixRows(page).map((row) => (
        <div key={row.code}>
          <dt>
            <span className="matrix__code">{row.code}</span> {row.label}
            <span className="matrix__scope">{scopeWords(row)}</span>
          </dt>
          <dd>
            <MatrixCell cell={row.cellOf(role)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
