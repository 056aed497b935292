import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { SchemeRules } from '../contract.ts'
import { ChangeForm } from './change-form.tsx'
import { versionsOf } from './version-lines.ts'

type Props = { readonly sectorId: string; readonly onClose: () => void }

export function QuotaForm({ sectorId, rules, onClose }: Props & { readonly rules: SchemeRules }) {
  const { last } = versionsOf(
    rules.quotas.filter((quota) => quota.sectorId === sectorId),
    rules.today,
  )
  const [dwellings, setDwellings] = useState<number | string>(last?.dwellings ?? '')
  return (
    <ChangeForm
      dated
      action="Enregistrer ce changement"
      onClose={onClose}
      toChange={(common) =>
        typeof dwellings === 'number'
          ? { kind: 'quota', ...common, seenId: last?.id ?? null, sectorId, dwellings }
          : null
      }
      fields={(errorOf) => (
        <DwellingsInput
          label="Logements à mobiliser"
          value={dwellings}
          error={errorOf('dwellings')}
          onChange={setDwellings}
        />
      )}
    />
  )
}

/** C2: beyond the quota, the programme lead alone, with a motive. */
export function OverrideForm({ sectorId, onClose }: Props) {
  const [extra, setExtra] = useState<number | string>(1)
  return (
    <ChangeForm
      dated={false}
      action="Accorder ce dépassement"
      onClose={onClose}
      toChange={({ id, reason }) =>
        typeof extra === 'number'
          ? { kind: 'override', id, sectorId, extraDwellings: extra, reason }
          : null
      }
      fields={(errorOf) => (
        <DwellingsInput
          label="Logements de plus"
          value={extra}
          error={errorOf('extraDwellings')}
          onChange={setExtra}
        />
      )}
    />
  )
}

type InputProps = {
  readonly label: string
  readonly value: number | string
  readonly error: string | undefined
  readonly onChange: (value: number | string) => void
}

function DwellingsInput(props: InputProps) {
  return <NumberInput {...props} allowNegative={false} allowDecimal={false} />
}
