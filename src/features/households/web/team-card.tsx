import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { IconUsersGroup } from '@tabler/icons-react'
import type { HouseholdRead } from '../contract.ts'
import { SEEN_BY_EACH } from './blocks.ts'
import { Constellation, fitsDrawing } from './constellation.tsx'
import { linkStates } from './team.ts'
import { TeamList } from './team-list.tsx'
import './team-card.css'

const route = getRouteApi('/shell/menages/$householdId')

/** The people around the household: a drawing, or the same as a list, with their telephone. */
export function TeamCard({ household }: { household: HouseholdRead }) {
  const { team } = household
  const { vue } = route.useSearch()
  // The drawing needs room: a phone shows the list.
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const drawable = fitsDrawing(team) && !narrow
  const drawn = drawable && vue !== 'liste'
  return (
    <Card
      title="Les personnes autour du ménage"
      seenBy={SEEN_BY_EACH}
      footer={
        drawable && (
          <div className="team-legend">
            {drawn && <Legend team={team} />}
            <Switch householdId={household.id} drawn={drawn} />
          </div>
        )
      }
    >
      {drawn ? <Constellation household={household} /> : <People team={team} />}
    </Card>
  )
}

function People({ team }: { team: HouseholdRead['team'] }) {
  if (team.length > 0) return <TeamList team={team} />
  return (
    <EmptyState icon={IconUsersGroup} title="Personne n’est encore nommé.">
      Les personnes qui suivent le ménage apparaîtront ici.
    </EmptyState>
  )
}

function Legend({ team }: { team: HouseholdRead['team'] }) {
  const { established, toEstablish } = linkStates(team)
  return (
    <>
      <span className="team-legend__key" data-link="established">
        lien établi ({established})
      </span>
      {toEstablish > 0 && (
        <span className="team-legend__key" data-link="to-establish">
          personne à nommer ({toEstablish})
        </span>
      )}
    </>
  )
}

function Switch({ householdId, drawn }: { householdId: string; drawn: boolean }) {
  return (
    <TextLink
      className="team-legend__switch"
      to="/menages/$householdId"
      params={{ householdId }}
      search={{ vue: drawn ? 'liste' : undefined }}
      replace
      resetScroll={false}
    >
      {drawn ? 'Voir en liste' : 'Voir le dessin'}
    </TextLink>
  )
}
