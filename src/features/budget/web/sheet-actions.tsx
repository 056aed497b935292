import { Button, Group } from '@mantine/core'
import { IconDeviceFloppy, IconFileText } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { BudgetRead } from '../contract.ts'
import { SOLVENCY_WORDS } from '../domain/solvency.ts'
import { sendSheet, useRefreshBudget } from './budget-queries.ts'

type Props = {
  readonly budget: BudgetRead
  readonly householdId: string
  readonly isTried: boolean
}

/** Keeping the sheet of the proposed dwelling, and asking for help with the first day. */
export function SheetActions({ budget, householdId, isTried }: Props) {
  const { dwelling, abilities, sheets } = budget
  const kept = sheets.find(({ vacancyId }) => vacancyId === dwelling?.vacancyId)
  if (dwelling === null || isTried) return null
  return (
    <>
      {kept && (
        <p className="budget-note">
          Fiche enregistrée le {formatDay(kept.statedOn)} :{' '}
          {SOLVENCY_WORDS[kept.solvency].label.toLowerCase()}. Le référent, la commission et le
          réservataire ne lisent que cette réponse.
        </p>
      )}
      <Group gap="xs">
        {abilities.includes('budget.write') && (
          <KeepSheet householdId={householdId} vacancyId={dwelling.vacancyId} />
        )}
        <LinkButton
          to="/menages/$householdId/budget/demande-fsl"
          params={{ householdId }}
          variant="default"
          size="sm"
          leftSection={<Icon of={IconFileText} size={17} />}
        >
          Demande au FSL
        </LinkButton>
      </Group>
    </>
  )
}

function KeepSheet({ householdId, vacancyId }: { householdId: string; vacancyId: string }) {
  const [id, setId] = useState(newId)
  const refresh = useRefreshBudget(householdId)
  const keeping = useMutation({
    mutationFn: () => sendSheet(householdId, { id, vacancyId }),
    onSuccess: async () => {
      setId(newId())
      await refresh()
      notifyDone('Fiche enregistrée, avec sa date.')
    },
  })
  return (
    <>
      <FormError error={keeping.error} />
      <Button
        size="sm"
        leftSection={<Icon of={IconDeviceFloppy} size={17} />}
        loading={keeping.isPending}
        onClick={() => keeping.mutate()}
      >
        Enregistrer la fiche
      </Button>
    </>
  )
}
