import { NumberInput, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import type { SchemeRules } from '../contract.ts'
import { termSpec, type TermKey } from '../domain/term-catalogue.ts'
import { TERM_UNITS } from '../domain/term-units.ts'
import { ChangeForm } from './change-form.tsx'
import { versionsOf } from './version-lines.ts'

type Props = {
  readonly termKey: TermKey
  readonly rules: SchemeRules
  readonly onClose: () => void
}

export function TermForm({ termKey, rules, onClose }: Props) {
  const { last } = versionsOf(
    rules.terms.filter(({ key }) => key === termKey),
    rules.today,
  )
  const [value, setValue] = useState<number | string>(last?.value ?? '')
  return (
    <ChangeForm
      dated
      action="Enregistrer ce changement"
      onClose={onClose}
      toChange={(common) =>
        typeof value === 'number'
          ? { kind: 'term', ...common, seenId: last?.id ?? null, key: termKey, value }
          : null
      }
      fields={(errorOf) => (
        <TermValue termKey={termKey} value={value} error={errorOf('value')} onChange={setValue} />
      )}
    />
  )
}

type ValueProps = {
  readonly termKey: TermKey
  readonly value: number | string
  readonly error: string | undefined
  readonly onChange: (value: number | string) => void
}

function TermValue({ termKey, value, error, onChange }: ValueProps) {
  const { unit, choices } = termSpec(termKey)
  if (choices) {
    return (
      <Radio.Group
        label="Nouvelle valeur"
        value={String(value)}
        error={error}
        onChange={(choice) => onChange(Number(choice))}
      >
        <Stack gap="xs" mt={6}>
          {choices.map((words, index) => (
            <Radio key={words} value={String(index + 1)} label={words} />
          ))}
        </Stack>
      </Radio.Group>
    )
  }
  return (
    <NumberInput
      label="Nouvelle valeur"
      suffix={TERM_UNITS[unit][1] === '' ? '' : `\u00a0${TERM_UNITS[unit][1]}`}
      decimalSeparator=","
      allowNegative={false}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
