import { Button, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { acts } from './committee-queries.ts'
import type { DecidingProps } from './deciding.ts'
import { BARE, draftOf } from './decision-draft.ts'

/** I3: the missing document and the last day to supply it; a rank when others have a place too. */
export function ConditionForm({ session, item, candidate, doing }: DecidingProps) {
  const draft = draftOf(candidate, 'allocated-conditional')
  const form = useForm({
    initialValues: {
      missingDocument: draft.missingDocument ?? '',
      completeOn: draft.completeOn === null ? '' : formatDay(draft.completeOn),
      rank: draft.rank === null ? '' : String(draft.rank),
    },
    validate: {
      missingDocument: (typed) => (typed.trim() === '' ? fieldSentence('required') : null),
      completeOn: (typed) => (parseDay(typed) === null ? fieldSentence('impossible-date') : null),
    },
  })
  const ranks = item.candidates.map((_, index) => String(index + 1))
  const submit = form.onSubmit((values) => {
    doing.act(
      acts.decide(candidate.id, {
        ...BARE,
        outcome: 'allocated-conditional',
        missingDocument: values.missingDocument,
        completeOn: typedDay(values.completeOn) ?? '',
        rank: values.rank === '' ? null : Number(values.rank),
        version: candidate.version,
      }),
    )
  })
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Pièce manquante"
          maxLength={120}
          className="decision__wide"
          {...form.getInputProps('missingDocument')}
        />
        <DayField
          label="À fournir avant le"
          minDay={session.today}
          {...form.getInputProps('completeOn')}
        />
        <Select
          className="decision__rank"
          label="Rang, s’il y en a plusieurs"
          data={[
            { value: '', label: 'sans rang' },
            ...ranks.map((value) => ({ value, label: value })),
          ]}
          {...form.getInputProps('rank')}
        />
        <Button type="submit" variant="default" loading={doing.busy}>
          Écrire la condition
        </Button>
      </Group>
    </form>
  )
}
