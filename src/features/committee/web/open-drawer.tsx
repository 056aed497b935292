import { Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { isThere } from '../domain/voices.ts'
import { acts } from './committee-queries.ts'
import { type DrawerProps, FormButtons, useActForm } from './drawer-form.tsx'
import { QuorumBar } from './quorum-bar.tsx'

/** I1: who chairs, and whether enough members are there. */
export function OpenDrawer({ session, onClose }: DrawerProps) {
  const chairs = session.members.filter(
    (member) => isThere(member) && (member.kind === 'board' || member.kind === 'tenants'),
  )
  const form = useForm({
    initialValues: { chairId: chairs.find(({ isPresident }) => isPresident)?.id ?? '' },
    validate: { chairId: (id) => (id === '' ? fieldSentence('required') : null) },
  })
  const { submit, sending, error } = useActForm(form, {
    session,
    onClose,
    done: 'Séance ouverte.',
    toAct: ({ chairId }) => acts.open(chairId),
  })
  return (
    <SideDrawer onClose={onClose} title="Ouvrir la séance">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <QuorumBar quorum={session.quorum} />
          {chairs.length === 0 && (
            <p className="effect">
              Pointez d’abord les membres présents, dans le cadre « Présence ».
            </p>
          )}
          <Select
            label="Présidence de séance"
            description="Un membre du conseil présent : il signera le procès-verbal."
            placeholder="Choisir un membre"
            data={chairs.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('chairId')}
          />
          <FormButtons label="Ouvrir la séance" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
