import { Select } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatMonth } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { EmergencyReport } from '../contract.ts'
import { EmergencyLines } from './emergency-lines.tsx'
import { emergencyReportQuery } from './privacy-requests.ts'

const route = getRouteApi('/shell/protection-des-donnees')

/** The monthly report of emergency accesses by the people of this organisation. */
export function EmergencyCard() {
  const { mois } = route.useSearch()
  const query = useQuery(emergencyReportQuery(mois))
  return (
    <Card title="Accès d’urgence" icon={IconAlertTriangle}>
      <QueryView query={query} failure="Les accès d’urgence n’ont pas pu être chargés.">
        {(report) => (
          <>
            <MonthChoice report={report} />
            {report.rows.length > 0 ? <EmergencyLines rows={report.rows} /> : <None />}
          </>
        )}
      </QueryView>
    </Card>
  )
}

function MonthChoice({ report: { months, month } }: { report: EmergencyReport }) {
  const navigate = route.useNavigate()
  return (
    <Select
      label="Mois"
      allowDeselect={false}
      maw="18rem"
      mb="sm"
      value={month}
      data={months.map((line) => ({
        value: line.month,
        label: `${formatMonth(`${line.month}-01`)} : ${String(line.count)}`,
      }))}
      onChange={(mois) =>
        void navigate({ search: (search) => ({ ...search, mois: mois ?? undefined }) })
      }
    />
  )
}

function None() {
  return (
    <EmptyState icon={IconAlertTriangle} title="Aucun accès d’urgence ce mois-ci.">
      Chaque ouverture d’un dossier en urgence sera écrite ici, avec son motif.
    </EmptyState>
  )
}
