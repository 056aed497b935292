import { Button, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { acts } from './committee-queries.ts'
import type { DecidingProps } from './deciding.ts'
import { BARE, draftOf } from './decision-draft.ts'

type Props = DecidingProps & { readonly outcome: 'not-allocated' | 'inadmissible' }

/** I8: the motive, from the list, with the neutral sentence that the household will read. */
export function MotiveForm({ session, candidate, doing, outcome }: Props) {
  const draft = draftOf(candidate, outcome)
  const form = useForm({
    initialValues: { motive: draft.motive ?? '', words: draft.words ?? '' },
    validate: {
      motive: (motive) => (motive === '' ? fieldSentence('required') : null),
      words: (words, { motive }) =>
        motive === 'other' && words.trim() === '' ? fieldSentence('required') : null,
    },
  })
  const motives = session.motives.filter(({ outcomes }) => outcomes.includes(outcome))
  const sentence = motives.find(({ code }) => code === form.values.motive)?.sentence
  const submit = form.onSubmit(({ motive, words }) => {
    const said = words.trim() === '' ? null : words
    const decision = { ...BARE, outcome, motive, words: said }
    doing.act(acts.decide(candidate.id, { ...decision, version: candidate.version }))
  })
  const isWritten = draft.motive === form.values.motive && (draft.words ?? '') === form.values.words
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <Select
          label="Motif communiqué au ménage"
          placeholder="Choisir un motif"
          data={motives.map(({ code, label }) => ({ value: code, label }))}
          allowDeselect={false}
          {...form.getInputProps('motive')}
        />
        {sentence !== undefined && form.values.motive !== 'other' && (
          <p className="decision__sentence">Le ménage lira : « {sentence} »</p>
        )}
        <Textarea
          label={
            form.values.motive === 'other' ? 'Ce motif, en mots neutres' : 'Précision (facultatif)'
          }
          description="Des faits. Jamais la santé, l’origine, la famille ni les croyances."
          autosize
          minRows={1}
          maxLength={400}
          {...form.getInputProps('words')}
        />
        {!isWritten && (
          <Button type="submit" variant="default" loading={doing.busy} className="decision__send">
            Écrire la décision
          </Button>
        )}
      </Stack>
    </form>
  )
}
