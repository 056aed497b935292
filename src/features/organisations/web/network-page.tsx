import { Select, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconTopologyStar3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { type ActiveFilter, FilterChips } from '#web/ui/filter-chips.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { quoted } from '#web/ui/typo.ts'
import type { OrganisationKind, OrganisationList, OrganisationRow } from '../contract.ts'
import { AgreementDrawer } from './agreement-drawer.tsx'
import './network-page.css'
import type { NetworkSearch } from './network-search.ts'
import { OrganisationLine } from './organisation-line.tsx'
import { OrganisationDrawer } from './organisation-drawer.tsx'
import { organisationsQuery } from './organisation-queries.ts'
import { KIND_WORDS } from './organisation-words.ts'

const route = getRouteApi('/shell/reseau')

/** C1: who works with the programme, what for, and until when each is entitled to. */
export function NetworkPage() {
  const query = useQuery(organisationsQuery)
  const mayAdd = query.data?.abilities.includes('organisation.add') ?? false
  return (
    <>
      <PageHeader
        title="Réseau"
        subtitle="Les partenaires du dispositif : qui ils sont, comment les joindre, leurs agréments."
        actions={mayAdd && <AddPartner />}
      />
      <div className="network">
        <Filters />
        <QueryView
          query={query}
          failure="L’annuaire n’a pas pu être chargé."
          kept="Vos filtres sont gardés."
        >
          {(list) => <Directory list={list} />}
        </QueryView>
      </div>
    </>
  )
}

function AddPartner() {
  return (
    <LinkButton
      to="/reseau"
      search={(search) => ({ ...search, fiche: 'nouvelle' })}
      leftSection={<Icon of={IconPlus} />}
    >
      Ajouter un partenaire
    </LinkButton>
  )
}

function Filters() {
  const { q, nature } = route.useSearch()
  const navigate = route.useNavigate()
  const filter = (change: NetworkSearch) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const chips: ActiveFilter[] = [
    ...(q === undefined
      ? []
      : [{ key: 'q', label: quoted(q), onRemove: () => filter({ q: undefined }) }]),
    ...(nature === undefined
      ? []
      : [
          {
            key: 'nature',
            label: KIND_WORDS[nature],
            onRemove: () => filter({ nature: undefined }),
          },
        ]),
  ]
  return (
    <search className="network-filters">
      <TextInput
        type="search"
        aria-label="Nom, territoire"
        placeholder="Nom, territoire"
        leftSection={<Icon of={IconSearch} size={17} />}
        value={q ?? ''}
        maxLength={100}
        onChange={({ currentTarget }) => filter({ q: currentTarget.value || undefined })}
      />
      <Select
        aria-label="Nature du partenaire"
        placeholder="Tous les partenaires"
        data={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
        clearable
        value={nature ?? null}
        onChange={(value) => filter({ nature: (value ?? undefined) as NetworkSearch['nature'] })}
      />
      <FilterChips filters={chips} onReset={() => filter({ q: undefined, nature: undefined })} />
    </search>
  )
}

function Directory({ list }: { list: OrganisationList }) {
  const search = route.useSearch()
  const rows = list.rows.filter((row) => answers(row, search))
  const groups = Map.groupBy(rows, ({ kind }) => kind)
  return (
    <>
      {rows.length === 0 && (
        <EmptyState icon={IconTopologyStar3} title="Aucun partenaire ne correspond.">
          Essayez un autre mot, ou toutes les natures.
        </EmptyState>
      )}
      {(Object.keys(KIND_WORDS) as OrganisationKind[]).map((kind) => (
        <Group key={kind} kind={kind} rows={groups.get(kind) ?? []} />
      ))}
      <Drawers list={list} />
    </>
  )
}

function Group({ kind, rows }: { kind: OrganisationKind; rows: readonly OrganisationRow[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={`nature-${kind}`}>
      <h2 className="network__group" id={`nature-${kind}`}>
        {KIND_WORDS[kind]} <span>{rows.length}</span>
      </h2>
      <ul className="network__lines">
        {rows.map((row) => (
          <OrganisationLine key={row.id} organisation={row} />
        ))}
      </ul>
    </section>
  )
}

function answers(row: OrganisationRow, { q, nature }: NetworkSearch): boolean {
  const words = plain([row.name, row.shortName, row.territory].join(' '))
  return (nature === undefined || row.kind === nature) && words.includes(plain(q ?? '').trim())
}

/** Without accents nor capitals: « leman » finds « Foyer du Léman ». */
function plain(words: string): string {
  return words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** Opened by the address, closed by Back; a partner that one may not edit opens nothing. */
function Drawers({ list }: { list: OrganisationList }) {
  const { fiche, agrement } = route.useSearch()
  const navigate = route.useNavigate()
  const close = () =>
    void navigate({
      search: (search) => ({ ...search, fiche: undefined, agrement: undefined }),
    })
  const editable = (id: string | undefined) => list.rows.find((row) => row.id === id && row.mayEdit)
  const edited = editable(fiche)
  const agreed = editable(agrement)
  if (fiche === 'nouvelle' && list.abilities.includes('organisation.add')) {
    return <OrganisationDrawer organisation={null} onClose={close} />
  }
  if (edited) return <OrganisationDrawer organisation={edited} onClose={close} />
  if (agreed) return <AgreementDrawer organisation={agreed} onClose={close} />
  return null
}
