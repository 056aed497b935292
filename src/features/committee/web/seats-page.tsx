import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Initials } from '#web/ui/initials.tsx'
import { LinkButton, TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { Seat, Seats } from '../contract.ts'
import { isDeliberative, SEAT_WORDS } from '../domain/voices.ts'
import { seatsQuery } from './committee-queries.ts'
import './committee.css'
import { EndSeatDrawer, NewSeatDrawer } from './seat-drawers.tsx'

const route = getRouteApi('/shell/attributions/commissions/membres')

/** Who sits, in what capacity, for which territory, from when to when. */
export function SeatsPage() {
  const mayRead = useMay('committee.seats')
  const query = useQuery({ ...seatsQuery, enabled: mayRead })
  const search = route.useSearch()
  const navigate = route.useNavigate()
  if (!mayRead) return <NotFoundPage />
  const onClose = () => void navigate({ search: {} })
  const mayWrite = query.data?.abilities.includes('committee.write') === true
  const ending = query.data?.seats.find(({ id }) => id === search.siege)
  return (
    <>
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/attributions/commissions" search={{}}>
            Commission
          </TextLink>,
        ]}
        title="Membres de la commission"
        subtitle="Un maire siège pour sa commune, un président d’intercommunalité pour son territoire."
        actions={
          mayWrite && (
            <LinkButton
              to="/attributions/commissions/membres"
              search={{ volet: 'nouveau' }}
              leftSection={<Icon of={IconUserPlus} size={17} />}
            >
              Donner un siège
            </LinkButton>
          )
        }
      />
      <QueryView query={query} failure="Les sièges n’ont pas pu être chargés.">
        {(seats) => <SeatList seats={seats} mayWrite={mayWrite} />}
      </QueryView>
      {search.volet === 'nouveau' && query.data && mayWrite && (
        <NewSeatDrawer seats={query.data} onClose={onClose} />
      )}
      {ending && mayWrite && query.data && (
        <EndSeatDrawer seat={ending} today={query.data.today} onClose={onClose} />
      )}
    </>
  )
}

function SeatList({ seats: { seats, today }, mayWrite }: { seats: Seats; mayWrite: boolean }) {
  const live = seats.filter(({ endsOn }) => endsOn === null || endsOn >= today)
  const past = seats.filter((seat) => !live.includes(seat))
  if (seats.length === 0) {
    return (
      <EmptyState icon={IconUsers} title="Personne ne siège encore.">
        Donnez un siège à chaque membre du conseil, au représentant des locataires, aux maires et au
        préfet.
      </EmptyState>
    )
  }
  return (
    <div className="sittings">
      <Card title="Siègent aujourd’hui" count={live.length} flush>
        <Rows seats={live} mayEnd={mayWrite} />
      </Card>
      {past.length > 0 && (
        <Card title="Ont siégé" flush>
          <Rows seats={past} mayEnd={false} />
        </Card>
      )}
    </div>
  )
}

function Rows({ seats, mayEnd }: { seats: readonly Seat[]; mayEnd: boolean }) {
  return (
    <ul className="sittings__rows">
      {seats.map((seat) => (
        <li key={seat.id} className="sittings__row">
          <div className="seat">
            <Initials name={seat.name} />
            <div>
              <strong>{seat.name}</strong>
              <p className="sittings__detail">
                {seat.isPresident ? 'présidence' : SEAT_WORDS[seat.kind]}
                {seat.territory !== null && `, ${seat.territory}`}, {seat.organisation}
              </p>
            </div>
          </div>
          <p className="sittings__count">
            depuis le {formatDay(seat.startsOn)}
            {seat.endsOn !== null && `, jusqu’au ${formatDay(seat.endsOn)}`}
          </p>
          <div className="seat__end">
            <Chip>{isDeliberative(seat.kind) ? 'voix délibérative' : 'voix consultative'}</Chip>
            {mayEnd && (
              <TextLink to="/attributions/commissions/membres" search={{ siege: seat.id }}>
                Mettre fin
                <span className="visually-hidden"> au siège de {seat.name}</span>
              </TextLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
