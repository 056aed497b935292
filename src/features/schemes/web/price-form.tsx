import { Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { SchemeRules } from '../contract.ts'
import { PRICE_PERS } from '../domain/price-lines.ts'
import { ChangeForm } from './change-form.tsx'
import { priceId } from './rule-words.ts'
import { versionsOf } from './version-lines.ts'

type Props = {
  readonly id: string
  readonly rules: SchemeRules
  readonly onClose: () => void
}

export function PriceForm({ id, rules, onClose }: Props) {
  const { last } = versionsOf(
    rules.prices.filter((price) => priceId(price) === id),
    rules.today,
  )
  const [isUnpriced, setUnpriced] = useState(last?.amountCents === null)
  const [amount, setAmount] = useState<number | string>((last?.amountCents ?? 0) / 100)
  if (!last) return null
  const { line, operatorOrganisationId, operatorKind, per } = last
  const rule = { line, operatorOrganisationId, operatorKind, per }
  return (
    <ChangeForm
      dated
      action="Enregistrer ce changement"
      onClose={onClose}
      toChange={(common) => {
        if (!isUnpriced && typeof amount !== 'number') return null
        const amountCents = isUnpriced ? null : Math.round(Number(amount) * 100)
        return { kind: 'price', ...common, seenId: last.id, ...rule, amountCents }
      }}
      fields={(errorOf) => (
        <>
          <NumberInput
            label="Nouveau prix"
            description={PRICE_PERS[per]}
            suffix={'\u00a0€'}
            decimalSeparator=","
            thousandSeparator={'\u202f'}
            decimalScale={2}
            disabled={isUnpriced}
            value={amount}
            error={errorOf('amountCents')}
            onChange={setAmount}
          />
          <Checkbox
            label="Sans prix sur ce dispositif, cofinancé ailleurs"
            checked={isUnpriced}
            onChange={({ currentTarget }) => setUnpriced(currentTarget.checked)}
          />
        </>
      )}
    />
  )
}
