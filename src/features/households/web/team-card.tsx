import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { IconUsersGroup } from '@tabler/icons-react'
import type { HouseholdRead } from '../contract.ts'
import { Constellation, fitsDrawing } from './constellation.tsx'
import { linkStates } from './team.ts'
import { TeamList } from './team-list.tsx'
import './team-card.css'

const route = getRouteApi('/shell/menages/$householdId')

/** The people around the household: a drawing, or the same as a list, with their telephone. */
export function TeamCard({ household }: { household: HouseholdRead }) {
  const { team } = household
  const asList = route.useSearch().vue === 'liste' || !fitsDrawing(team)
  return (
    <Card title="Les personnes autour du ménage" footer={<Legend household={household} />}>
      {team.length === 0 && (
        <EmptyState icon={IconUsersGroup} title="Personne n’est encore nommé.">
          Les personnes qui suivent le ménage apparaîtront ici.
        </EmptyState>
      )}
      {team.length > 0 &&
        (asList ? <TeamList team={team} /> : <Constellation household={household} />)}
    </Card>
  )
}

function Legend({ household: { id, team } }: { household: HouseholdRead }) {
  const asList = route.useSearch().vue === 'liste'
  const { established, toEstablish } = linkStates(team)
  return (
    <div className="team-legend">
      <span className="team-legend__key" data-link="established">
        lien établi ({established})
      </span>
      {toEstablish > 0 && (
        <span className="team-legend__key" data-link="to-establish">
          personne à nommer ({toEstablish})
        </span>
      )}
      {fitsDrawing(team) && (
        <TextLink
          className="team-legend__switch"
          to="/menages/$householdId"
          params={{ householdId: id }}
          search={{ vue: asList ? undefined : 'liste' }}
          replace
          resetScroll={false}
        >
          {asList ? 'Voir le dessin' : 'Voir en liste'}
        </TextLink>
      )}
    </div>
  )
}
