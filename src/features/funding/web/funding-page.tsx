import { Select } from '@mantine/core'
import { IconCoinEuro } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useSignedIn } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import type { FundingPage as Page } from '../contract.ts'
import { BracketCard } from './bracket-card.tsx'
import { CapDrawer } from './cap-drawer.tsx'
import { CapsCard } from './caps-card.tsx'
import './funding-page.css'
import { fundingQuery } from './funding-queries.ts'
import { MoneyNotes } from './money-notes.tsx'
import { MoneyTable } from './money-table.tsx'
import { RowDrawer } from './row-drawer.tsx'

const route = getRouteApi('/shell/programme/argent')

/** Q1-Q3: each euro of the programme with its multiplication, against the caps and the envelopes. */
export function FundingPage() {
  const { annee } = route.useSearch()
  const query = useQuery(fundingQuery({ annee }))
  if (isApiError(query.error, 'not-found')) return <NotFoundPage />
  return (
    <QueryView query={query} failure="L’argent du programme n’a pas pu être chargé.">
      {(page) => <Funding page={page} />}
    </QueryView>
  )
}

function Funding({ page }: { page: Page }) {
  const { annee } = route.useSearch()
  const { scheme } = useSignedIn()
  const subject =
    page.reach === 'own' ? 'Vos lignes face aux plafonds' : 'L’argent face aux plafonds'
  // The head names the programme of whoever takes part in one; the State takes part in none.
  const title = scheme === null ? `${subject} : ${page.scheme.name}` : subject
  return (
    <div className="funding">
      <Card
        title={title}
        action={
          <div className="funding__head">
            <SeenBy who={readersOf(page)} />
            <PeriodSelect page={page} />
          </div>
        }
        footer={<MoneyNotes page={page} />}
        flush
      >
        {page.rows.length === 0 ? <NothingYet /> : <MoneyTable page={page} annee={annee} />}
      </Card>
      <div className="funding__columns">
        <CapsCard />
        {page.bracket && <BracketCard bracket={page.bracket} />}
      </div>
      <RowDrawer page={page} />
      <CapDrawer />
    </div>
  )
}

function readersOf({ abilities, reach }: Page): string[] {
  if (reach === 'own') return ['vous', 'le responsable du programme', 'l’État']
  return abilities.includes('lines.read')
    ? ['vous', 'l’État']
    : ['vous', 'le responsable du programme']
}

function NothingYet() {
  return (
    <EmptyState icon={IconCoinEuro} title="Aucun montant pour le moment.">
      Vos diagnostics, accompagnements et baux glissants arriveront ici, avec leur calcul.
    </EmptyState>
  )
}

/** The whole programme, or one civil year of it. */
function PeriodSelect({ page }: { page: Page }) {
  const { annee } = route.useSearch()
  const navigate = route.useNavigate()
  const first = Number(page.scheme.startsOn.slice(0, 4))
  const last = Number((page.scheme.endsOn ?? page.asOf).slice(0, 4))
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
  const choose = (value: string | null) =>
    void navigate({
      search: (search) => ({ ...search, annee: value ? Number(value) : undefined }),
      replace: true,
    })
  return (
    <Select
      aria-label="Période"
      className="funding__period"
      data={[
        { value: '', label: 'Tout le programme' },
        ...years.map((year) => ({ value: year, label: `Année ${year}` })),
      ]}
      allowDeselect={false}
      value={annee === undefined ? '' : String(annee)}
      onChange={choose}
    />
  )
}
