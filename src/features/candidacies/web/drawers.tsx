import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '#web/session/session.ts'
import type { Candidacy, CandidacyAbility, CandidacyList } from '../contract.ts'
import type { Panel } from './candidacy-search.ts'
import { AdaptDrawer, AnswerDrawer } from './answer-drawers.tsx'
import { CloseDrawer, WithdrawDrawer } from './ending-drawers.tsx'
import { InformDrawer, SiteManagerDrawer } from './landlord-drawers.tsx'
import { PromiseDrawer } from './promise-drawer.tsx'
import { ProposeDrawer } from './propose-drawer.tsx'
import type { DrawerProps } from './shown.ts'
import { ReportDrawer, VisitDrawer } from './visit-drawers.tsx'

const route = getRouteApi('/shell/menages/$householdId/candidatures')

type Props = {
  readonly householdId: string
  readonly list: CandidacyList
  readonly candidacy: Candidacy | undefined
}

type Opened = readonly [CandidacyAbility, (props: DrawerProps) => ReactNode]

const DRAWERS: Readonly<Record<Exclude<Panel, 'proposer'>, Opened>> = {
  informer: ['inform', InformDrawer],
  repondre: ['answer', AnswerDrawer],
  adapter: ['reply', AdaptDrawer],
  clore: ['close', CloseDrawer],
  renoncer: ['withdraw', WithdrawDrawer],
  visite: ['visit', VisitDrawer],
  'compte-rendu': ['report', ReportDrawer],
  responsable: ['name-site-manager', SiteManagerDrawer],
  promesse: ['promise', PromiseDrawer],
}

/** Opened by the address, closed by Back; only what this reader may do now. */
export function Drawers({ householdId, list, candidacy }: Props) {
  const { ouvrir, logement } = route.useSearch()
  const navigate = route.useNavigate()
  const mayPropose = useMay('candidacy.propose')
  const onClose = () => void navigate({ search: {}, replace: true })
  if (ouvrir === undefined) return null
  if (ouvrir === 'proposer') {
    return mayPropose && !candidacy ? (
      <ProposeDrawer householdId={householdId} vacancyId={logement} onClose={onClose} />
    ) : null
  }
  const [ability, Drawer] = DRAWERS[ouvrir]
  if (!candidacy?.abilities.includes(ability)) return null
  return <Drawer {...{ householdId, list, candidacy, onClose }} />
}
