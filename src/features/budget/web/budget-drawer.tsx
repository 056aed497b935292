import { Drawer } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { BudgetRead } from '../contract.ts'
import { BudgetForm } from './budget-form-fields.tsx'

const route = getRouteApi('/shell/menages/$householdId/budget')

type Props = { readonly budget: BudgetRead; readonly householdId: string }

/** Opened by the address. Never a draft of the browser: these figures belong to one compartment. */
export function BudgetDrawer({ budget, householdId }: Props) {
  const navigate = route.useNavigate()
  const close = () =>
    void navigate({
      search: (search) => ({ ...search, saisie: undefined }),
      resetScroll: false,
    })
  return (
    <Drawer
      opened
      onClose={close}
      title={`Budget de ${budget.householdName}`}
      size="xl"
      closeOnClickOutside={false}
    >
      <BudgetForm budget={budget} householdId={householdId} onClose={close} />
    </Drawer>
  )
}
