import { Select } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import type { Role } from '#kernel/roles.ts'
import type { Administration } from '../../administration.contract.ts'
import { ACCESS_NOTES } from '../../domain/access-cell.ts'
import './matrix.css'
import { MatrixTable } from './matrix-table.tsx'
import { RoleRights } from './role-rights.tsx'

const route = getRouteApi('/shell/administration/acces')

/** The access matrix: every role and every compartment, or one role alone. */
export function MatrixCard({ page }: { page: Administration }) {
  const { role } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Card
      title="Qui peut lire quoi"
      action={
        <Select
          aria-label="Rôle"
          placeholder="Tous les rôles"
          clearable
          data={page.roles.map(({ code, label }) => ({ value: code, label }))}
          value={role ?? null}
          onChange={(chosen) =>
            void navigate({
              search: { role: (chosen ?? undefined) as Role | undefined },
              replace: true,
            })
          }
        />
      }
      footer={<Notes />}
      flush
    >
      <p className="matrix__intro">
        La base applique cette matrice à chaque ligne : ce qui n’y figure pas est refusé. Un droit
        ne vaut que sur les ménages confiés à la personne.
      </p>
      {role ? <RoleRights page={page} role={role} /> : <MatrixTable page={page} />}
    </Card>
  )
}

function Notes() {
  return (
    <>
      <h3 className="matrix__notes-title">Notes</h3>
      <ol className="matrix__notes">
        {Object.entries(ACCESS_NOTES).map(([note, sentence]) => (
          <li key={note} id={note} value={Number(note.slice(4))}>
            {sentence}
          </li>
        ))}
      </ol>
    </>
  )
}
