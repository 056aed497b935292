import { Radio, Select, Stack, Textarea } from '@mantine/core'
import { fieldSentence } from '#web/errors.fr.ts'
import { SeenBy } from '#web/ui/seen-by.tsx'
import { CandidacyForm } from './candidacy-form.tsx'
import { ANSWER_WORDS } from './candidacy-words.ts'
import type { DrawerProps } from './shown.ts'

const GIVEN = ['go', 'adapt', 'not-now'] as const
const HINTS = {
  go: 'Vous en parlez au ménage, et le dossier se prépare.',
  adapt: 'Dites ce qu’il faudrait ; la chargée d’attribution vous répond.',
  'not-now': 'La proposition se termine. Le ménage ne perd rien.',
} as const

const required = (text: string) => (text.trim() === '' ? fieldSentence('required') : null)

/** H2: yes, to adapt, not now; what the person felt stays with her worker. */
export function AnswerDrawer({ householdId, list, candidacy, onClose }: DrawerProps) {
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Répondre à la proposition"
      action="Envoyer la réponse"
      done="Réponse envoyée."
      initial={{ answer: 'go', words: '', personId: list.persons[0]?.id ?? '', feelings: '' }}
      validate={{ words: (words, { answer }) => (answer === 'go' ? null : required(words)) }}
      toSend={({ answer, words, personId, feelings }, id) => ({
        path: `/${candidacy.id}/answers`,
        body: {
          ...{ id, answer, words: words.trim() === '' ? null : words },
          feelings: feelings.trim() === '' ? null : { personId, words: feelings },
        },
      })}
    >
      {(form) => (
        <>
          <Radio.Group label="Votre réponse" {...form.getInputProps('answer')}>
            <Stack gap="xs" mt={6}>
              {GIVEN.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={ANSWER_WORDS[value]}
                  description={HINTS[value]}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={
              form.values.answer === 'go' ? 'Un mot pour le bailleur (facultatif)' : 'Pourquoi'
            }
            description="Le bailleur le lit. Ce qu’il faut, jamais une cause."
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('words')}
          />
          <SeenBy who={['la personne', 'vous']} />
          {list.persons.length > 1 && (
            <Select
              label="De qui parlent ces mots"
              data={list.persons.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('personId')}
            />
          )}
          <Textarea
            label="Ce que la personne en a dit, entre elle et vous"
            description="Facultatif. Le bailleur ne le lit jamais."
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps('feelings')}
          />
        </>
      )}
    </CandidacyForm>
  )
}

/** The officer's answer to what is to be adapted; the delay of the prescriber starts again. */
export function AdaptDrawer({ householdId, candidacy, onClose }: DrawerProps) {
  const asked = candidacy.thread.at(-1)
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Répondre à l’accompagnant"
      action="Envoyer la réponse"
      done="Réponse envoyée à l’accompagnant."
      initial={{ words: '' }}
      validate={{ words: required }}
      toSend={({ words }, id) => ({ path: `/${candidacy.id}/replies`, body: { id, words } })}
    >
      {(form) => (
        <>
          {asked?.words != null && <p>Il demande : {asked.words}</p>}
          <Textarea
            label="Ce que le bailleur peut faire"
            autosize
            minRows={3}
            maxLength={1000}
            {...form.getInputProps('words')}
          />
        </>
      )}
    </CandidacyForm>
  )
}
