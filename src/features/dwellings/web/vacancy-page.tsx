import { Button, Group } from '@mantine/core'
import { IconCalendar, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay, useSignedIn } from '#web/session/session.ts'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { NextStepCard } from '#web/ui/next-step-card.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { VacancyRead } from '../contract.ts'
import { CandidatesCard } from './candidates-card.tsx'
import { CostCard } from './cost-card.tsx'
import { DwellingFacts } from './dwelling-facts-card.tsx'
import { dwellingTitle, placeWords } from './dwelling-words.ts'
import { HolderCard } from './holder-card.tsx'
import type { VacancyPanel } from './page-search.ts'
import { vacancyQuery } from './stock-queries.ts'
import { FreeChip, StatusChip } from './vacancy-chips.tsx'
import { DatesCard, SectorCard } from './vacancy-cards.tsx'
import { VacancyDrawers } from './vacancy-drawers.tsx'
import { VacancyHistory } from './vacancy-history.tsx'
import { type NextStep, vacancyNextStep } from './vacancy-next-step.ts'
import './vacancy-page.css'

const route = getRouteApi('/shell/logements/$vacancyId')

/** One release: what comes next, the holder's turn, what the vacancy costs, what happened. */
export function VacancyPage() {
  const { vacancyId } = route.useParams()
  const query = useQuery(vacancyQuery(vacancyId))
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <QueryView query={query} failure="Cette libération n’a pas pu être chargée.">
      {(vacancy) => <Vacancy vacancy={vacancy} />}
    </QueryView>
  )
}

function Vacancy({ vacancy }: { vacancy: VacancyRead }) {
  const isHolder = useSignedIn().current?.role === 'RES'
  const maySeeCandidates = useMay('candidacy.list')
  const step = vacancyNextStep(vacancy, isHolder)
  return (
    <div className="vacancy">
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/logements">
            Logements
          </TextLink>,
        ]}
        title={dwellingTitle(vacancy.dwelling)}
        badge={
          <>
            <StatusChip status={vacancy.status} />
            <FreeChip {...vacancy} daysVacant={vacancy.cost.days} />
          </>
        }
        subtitle={placeWords(vacancy.dwelling)}
        actions={<Actions vacancy={vacancy} />}
      />
      {step && <Next step={step} />}
      <div className="vacancy__columns">
        <div className="vacancy__side">
          {maySeeCandidates && (
            <CandidatesCard
              vacancyId={vacancy.id}
              isFree={vacancy.status === 'open' || vacancy.status === 'proposed'}
            />
          )}
          <HolderCard vacancy={vacancy} nextPanel={step?.action?.panel} />
          <CostCard vacancy={vacancy} />
          <VacancyHistory vacancy={vacancy} />
        </div>
        <div className="vacancy__side">
          <DatesCard vacancy={vacancy} />
          <SectorCard vacancy={vacancy} isHolder={isHolder} />
          <DwellingFacts dwelling={vacancy.dwelling} />
        </div>
      </div>
      <VacancyDrawers vacancy={vacancy} />
    </div>
  )
}

function useOpenPanel(): (volet: VacancyPanel) => void {
  const navigate = route.useNavigate()
  return (volet) => void navigate({ search: { volet } })
}

function Next({ step }: { step: NextStep }) {
  const openPanel = useOpenPanel()
  const { action } = step
  return (
    <NextStepCard
      who={step.who}
      sentence={step.sentence}
      tone={step.tone}
      action={action && <Button onClick={() => openPanel(action.panel)}>{action.label}</Button>}
    />
  )
}

function Actions({ vacancy: { abilities, status, moves } }: { vacancy: VacancyRead }) {
  const openPanel = useOpenPanel()
  return (
    <Group gap="xs">
      {abilities.includes('vacancy.change') && (
        <Button
          variant="default"
          leftSection={<Icon of={IconCalendar} size={17} />}
          onClick={() => openPanel('modifier')}
        >
          Modifier
        </Button>
      )}
      {abilities.includes('vacancy.withdraw') && (
        <Button
          variant="default"
          leftSection={<Icon of={IconX} size={17} />}
          onClick={() => openPanel('retrait')}
        >
          Retirer
        </Button>
      )}
      {status === 'withdrawn' && moves.includes('open') && (
        <Button variant="default" onClick={() => openPanel('etat')}>
          Annuler le retrait
        </Button>
      )}
    </Group>
  )
}
