import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { ReservationRight, Reservations, Shortfall } from '../contract.ts'
import { CONTINGENT_WORDS, MODE_WORDS, shareWords } from './dwelling-words.ts'
import type { ReservationSearch } from './page-search.ts'
import { RightDrawer } from './right-drawer.tsx'
import { ShortfallDrawer } from './shortfall-drawer.tsx'
import { StockHead } from './stock-head.tsx'
import { reservationsQuery } from './stock-queries.ts'
import './release-page.css'
import './vacancy-page.css'

const route = getRouteApi('/shell/logements/reservataires')

/** C6: who holds which part of the stock, from when to when, and the communes whose rights the State holds. */
export function ReservationsPage() {
  const mayRead = useMay('dwelling.read')
  const query = useQuery({ ...reservationsQuery, enabled: mayRead })
  if (!mayRead) return <NotFoundPage />
  return (
    <>
      <StockHead />
      <QueryView query={query} failure="Les droits de réservation n’ont pas pu être chargés.">
        {(reservations) => <Shown reservations={reservations} />}
      </QueryView>
    </>
  )
}

function Shown({ reservations }: { reservations: Reservations }) {
  const mayWrite = reservations.abilities.includes('rights.write')
  return (
    <div className="vacancy">
      <Card
        title="Droits de réservation"
        count={reservations.rights.length}
        flush
        action={mayWrite && <Add what="droit" label="Ajouter un droit" />}
      >
        <Rights reservations={reservations} mayWrite={mayWrite} />
      </Card>
      <Card
        title="Communes carencées"
        count={reservations.shortfalls.length}
        flush
        action={mayWrite && <Add what="carence" label="Déclarer une carence" />}
      >
        <Shortfalls shortfalls={reservations.shortfalls} mayWrite={mayWrite} />
      </Card>
      {mayWrite && <Drawers reservations={reservations} />}
    </div>
  )
}

function Add({ what, label }: { what: keyof ReservationSearch; label: string }) {
  return (
    <LinkButton
      to="/logements/reservataires"
      search={{ [what]: 'nouveau' }}
      variant="default"
      size="xs"
      leftSection={<Icon of={IconPlus} size={16} />}
    >
      {label}
    </LinkButton>
  )
}

type RightsProps = { readonly reservations: Reservations; readonly mayWrite: boolean }

function Rights({ reservations: { rights }, mayWrite }: RightsProps) {
  if (rights.length === 0) {
    return (
      <EmptyState icon={IconKey} title="Aucun droit de réservation n’est enregistré.">
        Sans droit en cours, le bailleur désigne lui-même les candidats.
      </EmptyState>
    )
  }
  return (
    <ul className="release-found">
      {rights.map((right) => (
        <li key={right.id} className="release-found__row">
          <div>
            <p className="release-found__name">
              {right.organisation}, {right.communeName ?? 'partout'}
            </p>
            <p className="release-found__detail">{rightWords(right)}</p>
            <p className="release-found__detail">{right.source}</p>
          </div>
          <div className="vacancy-line">
            <LifeChip row={right} />
            {mayWrite && <Edit what="droit" id={right.id} name={right.organisation} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function rightWords({ contingent, mode, flowRatio, balance, ...period }: ReservationRight): string {
  const share = flowRatio === null ? '' : `, ${shareWords(flowRatio)} des libérations`
  const year =
    balance === null
      ? ''
      : `, ${counted(balance.oriented, 'orientée')} sur ${counted(balance.released, 'libération')} cette année${balance.owed > 0 ? `, ${String(balance.owed)} encore dues` : ''}`
  return `${CONTINGENT_WORDS[contingent]} ${MODE_WORDS[mode]}${share}${year}, ${periodWords(period)}`
}

function periodWords({ startsOn, endsOn }: Pick<Shortfall, 'startsOn' | 'endsOn'>): string {
  return endsOn === null
    ? `depuis le ${formatDay(startsOn)}`
    : `du ${formatDay(startsOn)} au ${formatDay(endsOn)}`
}

function LifeChip({ row: { isAlive } }: { row: Pick<Shortfall, 'isAlive'> }) {
  return <Chip tone={isAlive ? 'accent' : 'neutral'}>{isAlive ? 'en cours' : 'hors période'}</Chip>
}

type EditProps = {
  readonly what: keyof ReservationSearch
  readonly id: string
  readonly name: string
}

function Edit({ what, id, name }: EditProps) {
  return (
    <LinkButton to="/logements/reservataires" search={{ [what]: id }} variant="default" size="xs">
      Modifier
      <span className="visually-hidden">, {name}</span>
    </LinkButton>
  )
}

type ShortfallsProps = { readonly shortfalls: readonly Shortfall[]; readonly mayWrite: boolean }

function Shortfalls({ shortfalls, mayWrite }: ShortfallsProps) {
  if (shortfalls.length === 0) {
    return (
      <EmptyState icon={IconKey} title="Aucune commune carencée.">
        Pendant une carence, l’État tient les droits de la commune.
      </EmptyState>
    )
  }
  return (
    <ul className="release-found">
      {shortfalls.map((shortfall) => (
        <li key={shortfall.id} className="release-found__row">
          <div>
            <p className="release-found__name">{shortfall.communeName}</p>
            <p className="release-found__detail">
              Droits tenus par l’État {periodWords(shortfall)}. {shortfall.source}
            </p>
          </div>
          <div className="vacancy-line">
            <LifeChip row={shortfall} />
            {mayWrite && <Edit what="carence" id={shortfall.id} name={shortfall.communeName} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Opened by the address, closed by Back. */
function Drawers({ reservations: { rights, shortfalls } }: { reservations: Reservations }) {
  const { droit, carence } = route.useSearch()
  const navigate = route.useNavigate()
  const onClose = () => void navigate({ search: {} })
  if (droit !== undefined) {
    const right = rights.find(({ id }) => id === droit)
    if (right || droit === 'nouveau') return <RightDrawer right={right ?? null} onClose={onClose} />
  }
  if (carence !== undefined) {
    const shortfall = shortfalls.find(({ id }) => id === carence)
    if (shortfall || carence === 'nouveau') {
      return <ShortfallDrawer shortfall={shortfall ?? null} onClose={onClose} />
    }
  }
  return null
}
