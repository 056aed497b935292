import { Button, Drawer, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { NeedsRead } from '../contract.ts'
import { sendSlidingLease, useRefreshNeeds } from './needs-queries.ts'
import { WISH_WORDS } from './sliding-lease-card.tsx'

type Props = {
  readonly householdId: string
  readonly needs: NeedsRead
  /** Whose support the reasons speak of: the lead person. */
  readonly subjectPersonId: string
  readonly onClose: () => void
}

export function SlidingLeaseDrawer(props: Props) {
  useFocusBack()
  return (
    <Drawer opened onClose={props.onClose} title="Bail glissant">
      <WishForm {...props} />
    </Drawer>
  )
}

function useWish({ householdId, needs, subjectPersonId, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  // Not a draft of the browser: the reasons belong to one compartment.
  const form = useForm({
    initialValues: {
      wish: needs.slidingLease?.wish ?? 'considered',
      reasons: '',
    },
  })
  const sending = useServerForm(form, {
    send: ({ wish, reasons }) =>
      sendSlidingLease(householdId, {
        ...{ id, subjectPersonId, wish },
        reasons: reasons.trim() === '' ? null : reasons,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Noté, avec la date.')
      onClose()
    },
  })
  return { form, ...sending }
}

function WishForm(props: Props) {
  const { form, submit, sending, error } = useWish(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group label="Un bail glissant est-il envisagé ?" {...form.getInputProps('wish')}>
          <Stack gap="xs" mt={6}>
            {Object.entries(WISH_WORDS).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="Pourquoi"
          description={`Le besoin d’appui. Lu par ${props.needs.reasonsSeenBy ?? 'vous'} ; le bailleur lit seulement la réponse.`}
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps('reasons')}
        />
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Noter
          </Button>
          <Button variant="default" onClick={props.onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
