import { getRouteApi } from '@tanstack/react-router'
import type { VacancyRead } from '../contract.ts'
import { ChangeDrawer } from './change-drawer.tsx'
import { MotiveDrawer } from './motive-drawer.tsx'
import { MoveDrawer } from './move-drawer.tsx'
import type { VacancyPanel } from './page-search.ts'
import { SectorDrawer } from './sector-drawer.tsx'
import { TurnDrawer } from './turn-drawer.tsx'

const route = getRouteApi('/shell/logements/$vacancyId')

const NEEDS: Readonly<Record<VacancyPanel, VacancyRead['abilities'][number]>> = {
  modifier: 'vacancy.change',
  demande: 'turn.ask',
  reponse: 'turn.answer',
  remise: 'turn.release',
  etat: 'vacancy.move',
  retrait: 'vacancy.withdraw',
  secteur: 'sector.choose',
  depassement: 'quota.exceed',
}

/** Opened by the address, closed by Back; what one may not do opens nothing. */
export function VacancyDrawers({ vacancy }: { vacancy: VacancyRead }) {
  const { volet } = route.useSearch()
  const navigate = route.useNavigate()
  if (volet === undefined || !vacancy.abilities.includes(NEEDS[volet])) return null
  const props = { vacancy, onClose: () => void navigate({ search: {} }) }
  switch (volet) {
    case 'modifier':
      return <ChangeDrawer {...props} />
    case 'demande':
    case 'reponse':
    case 'remise':
      return <TurnDrawer {...props} panel={volet} />
    case 'etat':
      return <MoveDrawer {...props} />
    case 'retrait':
    case 'depassement':
      return <MotiveDrawer {...props} panel={volet} />
    case 'secteur':
      return <SectorDrawer {...props} />
  }
}
