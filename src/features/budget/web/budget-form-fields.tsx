import { Button, Group, NumberInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { isApiError } from '#web/api-error.ts'
import { ConflictCard } from '#web/ui/conflict-card.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { BudgetRead, DeclaredBudget } from '../contract.ts'
import { type BudgetValues, toSaved, toValues } from './budget-form.ts'
import { sendBudget, useRefreshBudget } from './budget-queries.ts'
import { euros } from '#web/ui/euros.ts'
import { ChargeFields, ResourceFields } from './line-fields.tsx'
import { IncomeFields } from './income-fields.tsx'

type Props = {
  readonly budget: BudgetRead
  readonly householdId: string
  readonly onClose: () => void
}

function useBudgetForm({ budget, householdId, onClose }: Props) {
  const refresh = useRefreshBudget(householdId)
  const form = useForm<BudgetValues>({ initialValues: toValues(budget) })
  // What is being changed: what was read, then what somebody else saved meanwhile, once the person has chosen.
  const base = useRef(budget.declared)
  const sending = useServerForm(form, {
    send: (values) =>
      sendBudget(householdId, toSaved(values, { declared: base.current, today: budget.today })),
    onDone: async () => {
      await refresh()
      notifyDone('Budget enregistré.')
      onClose()
    },
  })
  const keepMine = (theirs: DeclaredBudget) => {
    base.current = theirs
    sending.send(form.getValues())
  }
  return { form, refresh, keepMine, ...sending }
}

export function BudgetForm(props: Props) {
  const { budget, onClose } = props
  const { form, submit, sending, error, refresh, keepMine } = useBudgetForm(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <DayField
          label="Dit par le ménage le"
          maxDay={budget.today}
          maw={220}
          {...form.getInputProps('statedOn')}
        />
        <ResourceFields form={form} budget={budget} />
        <ChargeFields form={form} budget={budget} />
        <IncomeFields form={form} today={budget.today} />
        <NumberInput
          label="Cartes mobilité inclusion « invalidité » dans le ménage"
          description="Elles relèvent le plafond de ressources. Rien d’autre n’est demandé."
          min={0}
          max={20}
          allowDecimal={false}
          maw={420}
          {...form.getInputProps('inclusionCards')}
        />
        {isApiError(error, 'conflict') && (
          <BudgetConflict
            mine={form.getValues()}
            theirs={error.current as DeclaredBudget}
            busy={sending}
            onKeepMine={() => keepMine(error.current as DeclaredBudget)}
            onTakeTheirs={async () => {
              await refresh()
              onClose()
            }}
          />
        )}
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Enregistrer le budget
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type ConflictProps = {
  readonly mine: BudgetValues
  readonly theirs: DeclaredBudget
  readonly busy: boolean
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => Promise<void>
}

/** Somebody saved the same budget meanwhile: what each makes of it, and the person decides. */
function BudgetConflict({ mine, theirs, busy, onKeepMine, onTakeTheirs }: ConflictProps) {
  const total = (lines: readonly { readonly monthlyCents: number | string }[]) =>
    lines.reduce((sum, { monthlyCents }) => sum + Number(monthlyCents), 0)
  return (
    <ConflictCard
      who={theirs.updatedByName ?? 'Une autre personne'}
      at={theirs.updatedAt}
      fields={[
        {
          label: 'Ressources par mois',
          mine: euros(Math.round(total(mine.resources) * 100)),
          theirs: euros(total(theirs.resources)),
        },
        {
          label: 'Charges par mois',
          mine: euros(Math.round(total(mine.charges) * 100)),
          theirs: euros(total(theirs.charges)),
        },
      ]}
      busy={busy}
      onKeepMine={onKeepMine}
      onTakeTheirs={() => void onTakeTheirs()}
    />
  )
}
