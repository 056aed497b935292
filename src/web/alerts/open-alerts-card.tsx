import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../session/session.ts'
import { Card } from '../ui/card.tsx'
import { formatDay } from '../ui/dates.ts'
import { RowLink } from '../ui/links.tsx'
import { QueryView } from '../ui/query-view.tsx'
import { openAlertsQuery } from './alert-queries.ts'
import './alerts-card.css'
import { OWNER_WORDS } from './owner-words.ts'

/** Open alerts of the households that I follow, those that I hold first. */
export function OpenAlertsCard() {
  return useMay('alert.read') ? <OpenAlerts /> : null
}

function OpenAlerts() {
  const query = useQuery(openAlertsQuery())
  return (
    <Card title="Alertes ouvertes" icon={IconAlertTriangle} count={query.data?.count}>
      <QueryView query={query} failure="Les alertes n’ont pas pu être chargées.">
        {({ alerts }) =>
          alerts.length === 0 ? (
            <p className="alerts__meta">Aucune alerte ouverte.</p>
          ) : (
            <ul className="alerts__list">
              {alerts.map(({ id, householdId, name, label, raisedOn, owner, isMine }) => (
                <li key={id}>
                  <RowLink to="/menages/$householdId/visites" params={{ householdId }}>
                    {name} : {label.toLowerCase()}
                  </RowLink>
                  <p className="alerts__meta">
                    depuis le {formatDay(raisedOn)},{' '}
                    {isMine ? 'à vous' : `pour ${OWNER_WORDS[owner]}`}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}
