import { Select } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { IndicatorEdition } from '../contract.ts'
import { IndicatorCard, WholeCard } from './indicator-card.tsx'
import { DIMENSION_WORDS, quarterWords } from './indicator-words.ts'
import './indicators-page.css'

const route = getRouteApi('/shell/programme/indicateurs')

function editionQuery(quarter: string | undefined) {
  const url = quarter === undefined ? '/api/indicators' : `/api/indicators?quarter=${quarter}`
  return queryOptions({
    queryKey: ['indicators', url],
    queryFn: ({ signal }) => api<IndicatorEdition>({ url, signal }),
    placeholderData: keepPreviousData,
  })
}

/** One frozen edition a quarter, small numbers masked: the same page for the State and for the landlord. */
export function IndicatorsPage() {
  const { trimestre } = route.useSearch()
  const query = useQuery(editionQuery(trimestre))
  return (
    <QueryView query={query} failure="Les indicateurs n’ont pas pu être chargés.">
      {(edition) => (edition.quarter === null ? <NoEdition /> : <Edition edition={edition} />)}
    </QueryView>
  )
}

function NoEdition() {
  return (
    <EmptyState icon={IconChartBar} title="Pas encore d’édition">
      La première paraîtra à la fin du premier trimestre du dispositif.
    </EmptyState>
  )
}

function Edition({ edition }: { edition: IndicatorEdition }) {
  const quarter = edition.quarter ?? ''
  const whole = edition.tables.filter(({ dimension }) => dimension === 'whole')
  const dimensions = [
    ...new Set(edition.tables.map(({ dimension }) => dimension).filter((one) => one !== 'whole')),
  ]
  return (
    <div className="indicators">
      <div className="indicators__wide">
        <Card title="Édition" action={<QuarterSelect edition={edition} />}>
          <p className="indicator__note">
            Figée à la fin de chaque trimestre. Un nombre de moins de {edition.threshold} ménages
            est masqué, et avec lui ce qui le ferait deviner.
          </p>
        </Card>
      </div>
      {whole.length > 0 && <WholeCard tables={whole} quarter={quarter} />}
      {dimensions.map((dimension) => (
        <DimensionTables
          key={dimension}
          title={DIMENSION_WORDS[dimension]}
          tables={edition.tables.filter((table) => table.dimension === dimension)}
          quarter={quarter}
        />
      ))}
    </div>
  )
}

type TablesProps = {
  readonly title: string
  readonly tables: IndicatorEdition['tables']
  readonly quarter: string
}

function DimensionTables({ title, tables, quarter }: TablesProps) {
  return (
    <>
      <h2 className="indicators__wide card__title">
        {title.charAt(0).toUpperCase() + title.slice(1)}
      </h2>
      {tables.map((table) => (
        <IndicatorCard key={table.indicator} table={table} quarter={quarter} />
      ))}
    </>
  )
}

function QuarterSelect({ edition }: { edition: IndicatorEdition }) {
  const navigate = route.useNavigate()
  return (
    <Select
      aria-label="Trimestre"
      size="sm"
      allowDeselect={false}
      value={edition.quarter}
      data={edition.quarters.map((value) => ({ value, label: quarterWords(value) }))}
      onChange={(value) => void navigate({ search: { trimestre: value ?? undefined } })}
    />
  )
}
