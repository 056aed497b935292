import { IconAlertTriangle } from '@tabler/icons-react'
import { formatDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { useMay } from '#web/session/session.ts'
import type { PackRow } from '../contract.ts'
import './rules.css'

/** S3: reference data older than twelve months, said to those who can have it checked. */
export function AgedPacks({ packs }: { packs: readonly PackRow[] }) {
  const mayAct = useMay('administration.read')
  const readsRules = useMay('rules.read')
  const aged = packs.filter(({ outdated }) => outdated)
  if (!mayAct || aged.length === 0) return null
  return (
    <div className="rules-warning" role="note">
      <Icon of={IconAlertTriangle} size={20} />
      <div>
        <p className="rules-warning__what">
          {aged.length === 1
            ? 'Une donnée de référence a plus de douze mois.'
            : `${String(aged.length)} données de référence ont plus de douze mois.`}
        </p>
        <p>
          {aged.map(({ label, versionDate }) => `${label} (${formatDay(versionDate)})`).join(', ')}.
          Vérifiez qu’aucun texte plus récent ne les remplace.
        </p>
        {readsRules && (
          <TextLink to="/programme/regles/references" fz="sm">
            Voir les données de référence
          </TextLink>
        )}
      </div>
    </div>
  )
}
