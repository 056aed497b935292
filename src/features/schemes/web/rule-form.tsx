import { useState } from 'react'
import { Button, Stack } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { Icon } from '#web/ui/icon.tsx'
import type { SchemeRules } from '../contract.ts'
import { ChangeForm } from './change-form.tsx'
import { CommuneForm } from './commune-form.tsx'
import { PriceForm } from './price-form.tsx'
import { OverrideForm, QuotaForm } from './quota-forms.tsx'
import type { OpenRule } from './rule-search.ts'
import { priceId } from './rule-words.ts'
import { TermForm } from './term-form.tsx'
import { TypologyForm } from './typology-form.tsx'
import { versionsOf, type Told } from './version-lines.ts'

type Props = {
  readonly open: OpenRule
  readonly rules: SchemeRules
  readonly onClose: () => void
}

/** The form of a rule; for a value that has not begun, the way to take it back. */
export function RuleForm(props: Props) {
  const { open, rules } = props
  const [isWithdrawing, withdraw] = useState(false)
  const { next } = versionsOf(versionsFor(open, rules), rules.today)
  if (open.kind !== 'override' && isWithdrawing && next) {
    return <WithdrawalForm {...props} kind={open.kind} planned={next} />
  }
  return (
    <Stack gap="md">
      {next && (
        <Button
          variant="default"
          leftSection={<Icon of={IconCalendarOff} size={17} />}
          onClick={() => withdraw(true)}
        >
          Retirer la valeur prévue
        </Button>
      )}
      <FormOf {...props} />
    </Stack>
  )
}

function FormOf({ open, rules, onClose }: Props) {
  switch (open.kind) {
    case 'term':
      return <TermForm termKey={open.key} rules={rules} onClose={onClose} />
    case 'price':
      return <PriceForm id={open.id} rules={rules} onClose={onClose} />
    case 'quota':
      return <QuotaForm sectorId={open.id} rules={rules} onClose={onClose} />
    case 'override':
      return <OverrideForm sectorId={open.id} onClose={onClose} />
    case 'commune':
      return <CommuneForm commune={open.id} rules={rules} onClose={onClose} />
    case 'typology':
      return <TypologyForm position={Number(open.id)} rules={rules} onClose={onClose} />
  }
}

type WithdrawalProps = Props & {
  readonly kind: Exclude<OpenRule['kind'], 'override'>
  readonly planned: Told
}

function WithdrawalForm({ kind, planned, onClose }: WithdrawalProps) {
  return (
    <ChangeForm
      dated={false}
      action="Retirer la valeur prévue"
      onClose={onClose}
      toChange={({ id, reason }) => ({
        kind: 'withdrawal',
        id,
        rule: kind,
        versionId: planned.id,
        validFrom: planned.validFrom,
        reason,
      })}
    />
  )
}

function versionsFor(open: OpenRule, rules: SchemeRules): readonly Told[] {
  switch (open.kind) {
    case 'term':
      return rules.terms.filter(({ key }) => key === open.key)
    case 'price':
      return rules.prices.filter((price) => priceId(price) === open.id)
    case 'quota':
      return rules.quotas.filter(({ sectorId }) => sectorId === open.id)
    case 'commune':
      return rules.communes.filter(({ commune }) => commune === open.id)
    case 'typology':
      return rules.typology.filter(({ position }) => String(position) === open.id)
    case 'override':
      return []
  }
}
