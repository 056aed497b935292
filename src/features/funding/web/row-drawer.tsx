import { getRouteApi } from '@tanstack/react-router'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { counted } from '#web/ui/typo.ts'
import type { FundingPage, FundingRow, Sum } from '../contract.ts'
import { EnvelopeForm } from './envelope-form.tsx'
import { euros, exactEuros } from '#web/ui/euros.ts'
import { ceilingWords, multiplication, priceWords, rowTitle } from './funding-words.ts'
import { HouseholdLines } from './household-lines.tsx'
import './row-drawer.css'

const route = getRouteApi('/shell/programme/argent')

/** « Pourquoi ? »: the arithmetic of a row, then of each household behind it. Opened by the address. */
export function RowDrawer({ page }: { page: FundingPage }) {
  const { annee, calcul } = route.useSearch()
  const navigate = route.useNavigate()
  const row = page.rows.find(({ key }) => key === calcul)
  if (!row) return null
  const close = () =>
    void navigate({ search: (search) => ({ ...search, calcul: undefined }), resetScroll: false })
  const maySetEnvelope = row.line === 'support' && page.abilities.includes('envelope.set')
  return (
    <SideDrawer onClose={close} size="lg" title={rowTitle(row)}>
      <p className="why__price">
        {priceWords(row)}
        {annee !== undefined && `, année ${String(annee)}`}
      </p>
      <Layer title="Dépensé" sums={row.spent} totalCents={row.spentCents} />
      <Layer
        title="Reste à courir jusqu’aux fins prévues"
        sums={row.running}
        totalCents={row.committedCents - row.spentCents}
      />
      {page.reach === 'all' && (
        <Layer
          title="Ménages encore à venir"
          sums={row.expected}
          totalCents={row.forecastCents - row.committedCents}
        />
      )}
      <Ceiling row={row} />
      {maySetEnvelope && (
        <EnvelopeForm key={row.key} row={row} months={page.scheme.followUpMonths} />
      )}
      {page.abilities.includes('lines.read') && <HouseholdLines row={row.key} annee={annee} />}
    </SideDrawer>
  )
}

/** Whether adding up rounded amounts gives another cent than rounding their sum. */
function isRoundedApart({ cents, parts, quantity, unitCents }: Sum): boolean {
  return Math.round((quantity * unitCents) / parts) !== cents
}

type LayerProps = {
  readonly title: string
  readonly sums: readonly Sum[]
  readonly totalCents: number
}

function Layer({ title, sums, totalCents }: LayerProps) {
  return (
    <section className="why">
      <h3 className="why__title">
        {title} <span>{exactEuros(totalCents)}</span>
      </h3>
      {sums.map((sum) => (
        <p key={multiplication(sum)} className="why__sum">
          <span>
            {counted(sum.households, 'ménage')} : {multiplication(sum)}
          </span>
          <span>= {exactEuros(sum.cents)}</span>
        </p>
      ))}
      {sums.some(isRoundedApart) && (
        <p className="why__none">Chaque ménage arrondi au centime, puis additionné.</p>
      )}
      {sums.length === 0 && <p className="why__none">Rien.</p>}
    </section>
  )
}

const BASIS = {
  cap: 'Plafond',
  target: 'Plafond, selon l’objectif',
  envelope: 'Enveloppe',
} as const

function Ceiling({ row: { beyondCap, ceiling, line } }: { row: FundingRow }) {
  return (
    <section className="why">
      <h3 className="why__title">
        {ceiling ? BASIS[ceiling.basis] : 'Enveloppe'}
        <span>{ceiling ? euros(ceiling.cents) : 'non fixée'}</span>
      </h3>
      {ceiling && <p className="why__sum">{ceilingWords(ceiling)}</p>}
      {beyondCap > 0 && (
        <p className="why__none">
          {line === 'assessment'
            ? `${counted(beyondCap, 'diagnostic')} au-delà du plafond, à la charge de la commune.`
            : `${counted(beyondCap, 'mesure')} au-delà du plafond, à 0\u00a0€ sur ce programme.`}
        </p>
      )}
    </section>
  )
}
