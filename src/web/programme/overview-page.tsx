import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { fundingQuery } from '#features/funding/web/funding-queries.ts'
import { MoneyNotes } from '#features/funding/web/money-notes.tsx'
import { MoneyTable } from '#features/funding/web/money-table.tsx'
import type { ProgrammeOverview } from '#features/reporting/contract.ts'
import { CommunesCard } from '#features/reporting/web/communes-card.tsx'
import { CourseCard } from '#features/reporting/web/course-card.tsx'
import { DelaysCard } from '#features/reporting/web/delays-card.tsx'
import { overviewQuery } from '#features/reporting/web/overview-queries.ts'
import { TimelineBar } from '#features/reporting/web/timeline-bar.tsx'
import { useMay, useSignedIn } from '../session/session.ts'
import { Card } from '../ui/card.tsx'
import { TextLink } from '../ui/links.tsx'
import { QueryView } from '../ui/query-view.tsx'
import './overview-page.css'
import { QuotasCard } from './quotas-card.tsx'

const route = getRouteApi('/shell/programme/ensemble')

/** The programme at a glance: its timeline, its money, its cohort, its delays, its quotas and its communes. */
export function OverviewPage() {
  const { vue } = route.useSearch()
  const query = useQuery(overviewQuery(vue === 'publiee'))
  return (
    <QueryView query={query} failure="La vue d’ensemble du programme n’a pas pu être chargée.">
      {(overview) => <Overview overview={overview} />}
    </QueryView>
  )
}

function Overview({ overview }: { overview: ProgrammeOverview }) {
  const { communes, course, delays, quotas, timeline, today } = overview
  const search = route.useSearch()
  return (
    <div className="overview">
      {timeline && <TimelineBar timeline={timeline} today={today} />}
      <Money />
      <Basis />
      <div className="overview__columns">
        {course.length > 0 && <CourseCard overview={overview} />}
        {delays.length > 0 && <DelaysCard overview={overview} />}
      </div>
      {communes.then.length > 0 && (
        <div className="overview__columns" data-narrow-first="">
          <QuotasCard
            quotas={quotas}
            footer={
              <TextLink to="/programme/quotas" fz="sm">
                Secteurs, communes et dépassements
              </TextLink>
            }
          />
          <CommunesCard
            communes={communes}
            now={search.communes === 'aujourdhui'}
            vue={search.vue}
          />
        </div>
      )}
      <p className="overview__more">
        <TextLink to="/programme/indicateurs" fz="sm">
          Indicateurs publiés, trimestre par trimestre
        </TextLink>
      </p>
    </div>
  )
}

/** Who counts live may see what the others read. */
function Basis() {
  const { vue, communes } = route.useSearch()
  const { current } = useSignedIn()
  if (current?.role !== 'PRG') return null
  return (
    <p className="overview__basis">
      {vue === 'publiee'
        ? 'Vous lisez la dernière édition publiée, comme les partenaires du dispositif.'
        : 'Vous lisez les nombres d’aujourd’hui ; les partenaires et l’État lisent la dernière édition publiée.'}{' '}
      <TextLink
        to="/programme/ensemble"
        search={{ communes, vue: vue === 'publiee' ? undefined : 'publiee' }}
        resetScroll={false}
      >
        {vue === 'publiee' ? 'Revenir aux nombres d’aujourd’hui' : 'Voir l’édition publiée'}
      </TextLink>
    </p>
  )
}

function Money() {
  const mayRead = useMay('funding.read')
  const query = useQuery({ ...fundingQuery({}), enabled: mayRead })
  if (!mayRead) return null
  return (
    <QueryView query={query} failure="L’argent du programme n’a pas pu être chargé.">
      {(page) => (
        <Card
          title="L’argent face aux plafonds"
          seenBy={
            page.abilities.includes('lines.read')
              ? ['vous', 'l’État']
              : ['vous', 'le responsable du programme']
          }
          footer={<MoneyNotes page={page} />}
          flush
        >
          <MoneyTable page={page} />
        </Card>
      )}
    </QueryView>
  )
}
