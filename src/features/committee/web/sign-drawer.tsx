import { Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { acts } from './committee-queries.ts'
import { type DrawerProps, FormButtons, useActForm } from './drawer-form.tsx'

/** I4: who chaired signs; the document does not change any more. */
export function SignDrawer({ session, onClose }: DrawerProps) {
  const form = useForm({ initialValues: {} })
  const { submit, sending, error } = useActForm(form, {
    session,
    onClose,
    done: 'Procès-verbal signé. Le préfet est prévenu.',
    toAct: acts.sign,
  })
  return (
    <SideDrawer onClose={onClose} title="Signer le procès-verbal">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ul className="effects">
            <li>Le procès-verbal est figé et gardé avec son empreinte : il ne change plus.</li>
            <li>Le préfet est prévenu par courriel.</li>
            <li>Les membres lisent les candidats encore quinze jours.</li>
          </ul>
          <p className="effect">Relisez-le avant de signer : une signature ne se reprend pas.</p>
          <FormButtons label="Signer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
