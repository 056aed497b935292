import { NumberInput, Select, Textarea } from '@mantine/core'
import { fieldSentence } from '#web/errors.fr.ts'
import { useSignedIn } from '#web/session/session.ts'
import { CandidacyForm } from './candidacy-form.tsx'
import type { DrawerProps } from './shown.ts'

/** H7: who stays, and how long after the keys; without it no offer is accepted. */
export function PromiseDrawer({ householdId, list, candidacy, onClose }: DrawerProps) {
  const me = useSignedIn().account.name
  const mine = list.workers.find(({ name }) => name === me) ?? list.workers[0]
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Promettre l’accompagnement"
      action="Promettre par écrit"
      done="Accompagnement promis. Le responsable de site s’engage à son tour."
      initial={{
        workerId: mine?.id ?? null,
        months: String(candidacy.promise?.months ?? list.followUpMonths ?? ''),
        words: candidacy.promise?.words ?? '',
      }}
      validate={{
        workerId: (value) => (value === null ? fieldSentence('required') : null),
        months: (value) => (Number(value) >= 1 ? null : fieldSentence('required')),
      }}
      toSend={({ workerId, months, words }, id) => ({
        path: `/${candidacy.id}/promise`,
        body: { id, workerId, months: Number(months), words: words.trim() === '' ? null : words },
      })}
    >
      {(form) => (
        <>
          <Select
            label="Qui reste auprès du ménage"
            data={list.workers.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('workerId')}
          />
          <NumberInput
            label="Combien de mois après l’entrée"
            min={1}
            max={60}
            allowDecimal={false}
            maw={220}
            {...form.getInputProps('months')}
          />
          <Textarea
            label="Précisions"
            description="Facultatif. Le ménage et le bailleur les lisent."
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('words')}
          />
        </>
      )}
    </CandidacyForm>
  )
}
