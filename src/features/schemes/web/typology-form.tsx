import { Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { SchemeRules } from '../contract.ts'
import { ChangeForm } from './change-form.tsx'
import { versionsOf } from './version-lines.ts'

type Props = {
  readonly position: number
  readonly rules: SchemeRules
  readonly onClose: () => void
}

export function TypologyForm({ position, rules, onClose }: Props) {
  const { last } = versionsOf(
    rules.typology.filter((row) => row.position === position),
    rules.today,
  )
  const [from, setFrom] = useState<number | string>(last?.roomsFrom ?? '')
  const [to, setTo] = useState<number | string>(last?.roomsTo ?? '')
  if (!last) return null
  const { adults, personsFrom, personsTo } = last
  return (
    <ChangeForm
      dated
      action="Enregistrer ce changement"
      onClose={onClose}
      toChange={(common) =>
        typeof from === 'number' && typeof to === 'number'
          ? {
              kind: 'typology',
              ...common,
              seenId: last.id,
              position,
              adults,
              personsFrom,
              personsTo,
              roomsFrom: from,
              roomsTo: to,
            }
          : null
      }
      fields={(errorOf) => (
        <Group grow align="start">
          <NumberInput
            label="Du type"
            prefix="T"
            min={1}
            allowDecimal={false}
            value={from}
            error={errorOf('roomsFrom')}
            onChange={setFrom}
          />
          <NumberInput
            label="au type"
            prefix="T"
            min={1}
            allowDecimal={false}
            value={to}
            error={errorOf('roomsTo')}
            onChange={setTo}
          />
        </Group>
      )}
    />
  )
}
