import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { TextLink } from '#web/ui/links.tsx'
import { counted } from '#web/ui/typo.ts'
import type { SchemeRules } from '../contract.ts'
import { quotaState } from '../domain/quota.ts'
import { inForce } from '../domain/versions.ts'
import { CommuneLine } from './commune-line.tsx'
import { QuotaBar } from './quota-bar.tsx'
import { versionsOf } from './version-lines.ts'

type Props = {
  readonly sector: SchemeRules['sectors'][number]
  readonly rules: SchemeRules
}

const NOTHING = { reserved: 0, proposed: 0, allocated: 0, signed: 0 }

export function SectorCard({ sector, rules }: Props) {
  const { id, name } = sector
  const { current, next } = versionsOf(
    rules.quotas.filter(({ sectorId }) => sectorId === id),
    rules.today,
  )
  const extra = rules.overrides
    .filter(({ sectorId }) => sectorId === id)
    .reduce((sum, { extraDwellings }) => sum + extraDwellings, 0)
  const quota = current?.dwellings ?? 0
  const communes = inForce(rules.communes, rules.today).filter(({ sectorId }) => sectorId === id)
  const use = rules.quotaUse.find(({ sectorId }) => sectorId === id)
  return (
    <Card title={name} action={<span className="quotas__count">{counted(quota, 'logement')}</span>}>
      {rules.quotaUse.length > 0 && (
        <QuotaBar name={name} state={quotaState(quota, extra, use ?? NOTHING)} />
      )}
      {next && (
        <p className="rule-line__detail">
          {counted(next.dwellings, 'logement')} à partir du&nbsp;{formatDay(next.validFrom)}.
        </p>
      )}
      <QuotaLinks sector={sector} mayChange={rules.abilities.includes('rules.change')} />
      <ul className="commune-lines">
        {communes.flatMap(({ commune }) => {
          const known = rules.knownCommunes.find(({ inseeThen }) => inseeThen === commune)
          return known ? [<CommuneLine key={commune} commune={known} rules={rules} />] : []
        })}
      </ul>
    </Card>
  )
}

function QuotaLinks({ sector, mayChange }: { sector: Props['sector']; mayChange: boolean }) {
  const opens = (regle: string) => (search: Record<string, unknown>) => ({ ...search, regle })
  return (
    <p className="quotas__links">
      <TextLink to="." search={opens(`quota~${sector.id}`)} resetScroll={false} fz="sm">
        {mayChange ? 'Changer le quota' : 'Versions du quota'}
        <span className="visually-hidden"> du secteur {sector.name}</span>
      </TextLink>
      <TextLink to="." search={opens(`depassement~${sector.id}`)} resetScroll={false} fz="sm">
        {mayChange ? 'Accorder un dépassement' : 'Dépassements'}
        <span className="visually-hidden"> au secteur {sector.name}</span>
      </TextLink>
    </p>
  )
}
