import { Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { formatLongDay } from '#web/ui/dates.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { counted } from '#web/ui/typo.ts'
import { acts } from './committee-queries.ts'
import { type DrawerProps, FormButtons, useActForm } from './drawer-form.tsx'

/** What convoking does, before it is done: mails that leave do not come back. */
export function ConvokeDrawer({ session, onClose }: DrawerProps) {
  const form = useForm({ initialValues: {} })
  const { submit, sending, error } = useActForm(form, {
    session,
    onClose,
    done: 'Membres et préfet convoqués. L’ordre du jour est gardé.',
    toAct: acts.convoke,
  })
  const candidates = session.items.reduce((sum, item) => sum + item.candidates.length, 0)
  return (
    <SideDrawer onClose={onClose} title="Convoquer la commission">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p>
            {formatLongDay(session.heldOn)} : {counted(session.items.length, 'logement')},{' '}
            {counted(candidates, 'candidat')}.
          </p>
          <ul className="effects">
            <li>Chaque membre concerné et le préfet reçoivent un courriel, sans aucun nom.</li>
            <li>L’ordre du jour est figé et gardé avec son empreinte.</li>
            <li>
              Les membres lisent les candidats par prénom, initiale et numéro unique, jusqu’à quinze
              jours après la signature.
            </li>
            <li>Chaque ménage passe à l’étape « Commission ».</li>
          </ul>
          <p className="effect">Un courriel parti ne se reprend pas ; la séance peut s’annuler.</p>
          <FormButtons label="Convoquer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
