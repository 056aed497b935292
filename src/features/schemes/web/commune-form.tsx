import { Select } from '@mantine/core'
import { useState } from 'react'
import type { SchemeRules } from '../contract.ts'
import { ChangeForm } from './change-form.tsx'
import { versionsOf } from './version-lines.ts'

const NONE = 'none'

type Props = {
  readonly commune: string
  readonly rules: SchemeRules
  readonly onClose: () => void
}

export function CommuneForm({ commune, rules, onClose }: Props) {
  const { last } = versionsOf(
    rules.communes.filter((row) => row.commune === commune),
    rules.today,
  )
  // A commune that left every sector begins again from nothing.
  const held = last && (last.validTo === null || last.validTo > rules.today) ? last : undefined
  const [chosen, choose] = useState(held?.sectorId ?? NONE)
  return (
    <ChangeForm
      dated
      action="Enregistrer ce changement"
      onClose={onClose}
      toChange={(common) => ({
        kind: 'commune',
        ...common,
        seenId: held?.id ?? null,
        commune,
        sectorId: chosen === NONE ? null : chosen,
      })}
      fields={() => (
        <Select
          label="Nouveau secteur"
          allowDeselect={false}
          data={[
            ...rules.sectors.map(({ id, name }) => ({ value: id, label: name })),
            { value: NONE, label: 'Aucun secteur' },
          ]}
          value={chosen}
          onChange={(value) => choose(value ?? NONE)}
        />
      )}
    />
  )
}
