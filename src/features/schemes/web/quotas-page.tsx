import { useQuery } from '@tanstack/react-query'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Card } from '#web/ui/card.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { SchemeRules } from '../contract.ts'
import { inForce } from '../domain/versions.ts'
import './quotas.css'
import { RuleDrawer } from './rule-drawer.tsx'
import './rules.css'
import { rulesQuery } from './scheme-queries.ts'
import { SectorCard } from './sector-card.tsx'
import { CommuneLine } from './commune-line.tsx'

/** C2, C3: the landlord's sectors, their communes, their quotas and what is already taken. */
export function QuotasPage() {
  const query = useQuery(rulesQuery)
  if (isApiError(query.error, 'not-found')) return <NotFoundPage />
  return (
    <div className="rules">
      <QueryView query={query} failure="Les quotas n’ont pas pu être chargés.">
        {(rules) => <Quotas rules={rules} />}
      </QueryView>
    </div>
  )
}

function Quotas({ rules }: { rules: SchemeRules }) {
  const quotas = inForce(rules.quotas, rules.today)
  const total = quotas.reduce((sum, { dwellings }) => sum + dwellings, 0)
  return (
    <>
      <p className="rules-help">
        {counted(total, 'logement')} à mobiliser dans {counted(rules.sectors.length, 'secteur')}.
        Les secteurs sont la liste du bailleur : ni la carte, ni les intercommunalités.
      </p>
      <div className="quotas">
        {rules.sectors.map((sector) => (
          <SectorCard key={sector.id} sector={sector} rules={rules} />
        ))}
      </div>
      <Outside rules={rules} />
      <RuleDrawer rules={rules} />
    </>
  )
}

/** Communes that the scheme knows and that no sector lists today. */
function Outside({ rules }: { rules: SchemeRules }) {
  const listed = new Set(inForce(rules.communes, rules.today).map(({ commune }) => commune))
  const outside = rules.knownCommunes.filter(({ inseeThen }) => !listed.has(inseeThen))
  if (outside.length === 0) return null
  return (
    <Card title="Communes hors des secteurs" count={outside.length} flush>
      <ul className="commune-lines">
        {outside.map((commune) => (
          <CommuneLine key={commune.inseeThen} commune={commune} rules={rules} />
        ))}
      </ul>
    </Card>
  )
}
