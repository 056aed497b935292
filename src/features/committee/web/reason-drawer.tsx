import { Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Item } from '../contract.ts'
import { acts } from './committee-queries.ts'
import { type DrawerProps, FormButtons, useActForm } from './drawer-form.tsx'

type Props = DrawerProps &
  ({ readonly what: 'cancel' } | { readonly what: 'postpone'; readonly item: Item })

const WORDS = {
  cancel: {
    title: 'Annuler la séance',
    effect:
      'Les membres ne lisent plus rien des candidats. Chaque ménage revient à l’étape du dossier, et les logements peuvent aller à une autre séance.',
    button: 'Annuler la séance',
    done: 'Séance annulée.',
  },
  postpone: {
    title: 'Reporter ce logement',
    effect:
      'Rien n’est décidé, et les voix données sont effacées. Le logement et ses candidats peuvent aller à une autre séance.',
    button: 'Reporter',
    done: 'Logement reporté.',
  },
} as const

/** What is done with a motive and nothing else. */
export function ReasonDrawer(props: Props) {
  const { session, onClose, what } = props
  const words = WORDS[what]
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (typed) => (typed.trim() === '' ? fieldSentence('required') : null) },
  })
  const { submit, sending, error } = useActForm(form, {
    session,
    onClose,
    done: words.done,
    toAct: ({ reason }) =>
      props.what === 'cancel' ? acts.cancel(reason) : acts.postpone(props.item.id, reason),
  })
  return (
    <SideDrawer onClose={onClose} title={words.title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p className="effect">{words.effect}</p>
          <Textarea
            label="Motif"
            description="Écrit au procès-verbal. Des faits, sans rien dire d’un ménage."
            autosize
            minRows={3}
            maxLength={300}
            {...form.getInputProps('reason')}
          />
          <FormButtons label={words.button} sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
