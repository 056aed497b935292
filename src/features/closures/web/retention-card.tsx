import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { useSignedIn } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ClosureRead } from '../contract.ts'
import { sendRetention, useRefreshClosure } from './closure-queries.ts'

type Props = { readonly householdId: string; readonly closing: ClosureRead }

/** P4: what the household wants done with its file; its last word counts. */
export function RetentionCard(props: Props) {
  const { retention, abilities } = props.closing
  const [isChanging, setChanging] = useState(retention === null)
  return (
    <Card
      title="Garder le dossier, ou l’effacer"
      seenBy={['le ménage', 'son accompagnant', 'le bailleur']}
    >
      <Stack gap="md">
        {retention !== null && (
          <p>
            {retention.choice === 'keep'
              ? `À garder jusqu’au ${formatLongDay(retention.keepUntil ?? '')}, pour une reprise possible.`
              : 'À effacer à la fin du bilan.'}{' '}
            Choix dit par {retention.saidBy}, le {formatLongDay(retention.saidOn)}.
          </p>
        )}
        {retention === null && !abilities.includes('retention.choose') && (
          <p>Le ménage n’a pas encore dit ce qu’il souhaite.</p>
        )}
        {abilities.includes('retention.choose') &&
          (isChanging ? (
            <ChoiceForm
              {...props}
              onDone={() => {
                setChanging(false)
              }}
            />
          ) : (
            <Button
              variant="default"
              onClick={() => {
                setChanging(true)
              }}
            >
              Changer ce choix
            </Button>
          ))}
      </Stack>
    </Card>
  )
}

type Choice = { choice: '' | 'keep' | 'delete'; saidBy: string }

function ChoiceForm({ householdId, closing, onDone }: Props & { readonly onDone: () => void }) {
  const [id] = useState(newId)
  const { account } = useSignedIn()
  const isHousehold = account.kind === 'household'
  const refresh = useRefreshClosure(householdId)
  const form = useForm<Choice>({
    initialValues: { choice: '', saidBy: isHousehold ? account.name : '' },
    validate: {
      choice: (choice) => (choice === '' ? fieldSentence('required') : null),
      saidBy: (name) => (name.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ choice, saidBy }) =>
      sendRetention(householdId, { id, choice: choice === 'keep' ? 'keep' : 'delete', saidBy }),
    onDone: async () => {
      await refresh()
      notifyDone('Choix enregistré. Le ménage peut en changer.')
      onDone()
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group label="Le ménage souhaite" {...form.getInputProps('choice')}>
          <Stack gap="xs" mt={6}>
            <Radio
              value="keep"
              label={`Garder son dossier ${String(closing.keepMonths ?? 0)} mois, au cas où il revient`}
            />
            <Radio value="delete" label="Effacer son dossier après le bilan" />
          </Stack>
        </Radio.Group>
        {!isHousehold && <TextInput label="Qui l’a dit" {...form.getInputProps('saidBy')} />}
        <FormError error={error} />
        <Button type="submit" loading={sending}>
          Enregistrer le choix
        </Button>
      </Stack>
    </form>
  )
}
