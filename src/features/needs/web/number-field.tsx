import { NumberInput } from '@mantine/core'
import { useState } from 'react'

type Props = {
  readonly label: string
  readonly suffix: string
  readonly value: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A whole number being typed: emptied, it counts as 0, which every form here says is missing. */
export function NumberField({ label, suffix, value, max, onChange }: Props) {
  const [typed, setTyped] = useState<number | string>(value === 0 ? '' : value)
  return (
    <NumberInput
      label={label}
      suffix={`\u00a0${suffix}`}
      min={1}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      maw={240}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        onChange(Number(next) || 0)
      }}
    />
  )
}
