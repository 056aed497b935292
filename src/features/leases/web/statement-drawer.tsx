import { Radio, Group, TextInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { StatementEntry } from '../contract.ts'
import { CRITERIA, type ReviewParty } from '../domain/entry-steps.ts'
import { sendStatement, useRefreshLease } from './lease-queries.ts'
import {
  CRITERION_WORDS,
  MARK_WORDS,
  OWN_CRITERION_WORDS,
  PARTY_WORDS,
  WISH_WORDS,
} from './lease-words.ts'

type Props = {
  readonly householdId: string
  readonly reviewId: string
  readonly party: ReviewParty
  /** The household itself answers: the questions are put to it. */
  readonly isOwn?: boolean
  readonly onClose: () => void
}

const EMPTY = {
  ...{ pays: '', maintains: '', neighbours: '', resources: '', procedures: '', wish: '' },
  ...{ words: '', supporter: '' },
}
const chosen = (value: string) => (value === '' ? fieldSentence('required') : null)

function useStatement({ householdId, reviewId, party, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshLease(householdId)
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      ...Object.fromEntries(CRITERIA.map((criterion) => [criterion, chosen])),
      wish: chosen,
      words: (value: string) => chosen(value.trim()),
    },
  })
  const sending = useServerForm(form, {
    send: ({ supporter, ...said }) =>
      sendStatement(householdId, reviewId, {
        ...(said as Omit<StatementEntry, 'id' | 'party' | 'supporter'>),
        ...{ id, party },
        supporter: party === 'household' && supporter.trim() !== '' ? supporter : null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Avis enregistré. Il se lira quand les trois seront donnés.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** K4: one side alone. */
export function StatementDrawer(props: Props) {
  const { party, isOwn = false, onClose } = props
  const { form, submit, sending, error } = useStatement(props)
  const words = isOwn ? OWN_CRITERION_WORDS : CRITERION_WORDS
  return (
    <FormDrawer
      title={isOwn ? 'Mon avis' : `L’avis : ${PARTY_WORDS[party].toLowerCase()}`}
      action="Enregistrer l’avis"
      {...{ submit, sending, error, onClose }}
    >
      {party === 'household' && !isOwn && (
        <p>Écrivez sous sa dictée, avec ses mots. Rien ne se change ensuite.</p>
      )}
      {CRITERIA.map((criterion) => (
        <Choice
          key={criterion}
          label={words[criterion]}
          options={MARK_WORDS}
          {...form.getInputProps(criterion)}
        />
      ))}
      <Choice
        label={isOwn ? 'Je veux le bail à mon nom' : 'Le ménage souhaite le bail à son nom'}
        options={WISH_WORDS}
        {...form.getInputProps('wish')}
      />
      <Textarea
        label={isOwn ? 'Ce que je veux dire' : 'En quelques mots'}
        autosize
        minRows={3}
        maxLength={3000}
        {...form.getInputProps('words')}
      />
      {party === 'household' && (
        <TextInput
          label={isOwn ? 'Qui m’aide à répondre ?' : 'Qui était avec le ménage ?'}
          description="Facultatif : une personne de son choix."
          maxLength={120}
          {...form.getInputProps('supporter')}
        />
      )}
    </FormDrawer>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly options: Readonly<Record<string, string>>
}

function Choice({ label, options, ...input }: ChoiceProps) {
  return (
    <Radio.Group label={label} {...input}>
      <Group gap="md" mt={6}>
        {Object.entries(options).map(([value, word]) => (
          <Radio key={value} value={value} label={word} />
        ))}
      </Group>
    </Radio.Group>
  )
}
