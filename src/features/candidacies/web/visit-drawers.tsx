import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { fieldSentence } from '#web/errors.fr.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { VisitOutcome } from '../domain/proposal.ts'
import { CandidacyForm } from './candidacy-form.tsx'
import type { DrawerProps } from './shown.ts'
import { VISIT_WORDS } from './candidacy-words.ts'

const required = (text: string) => (text.trim() === '' ? fieldSentence('required') : null)
const orNothing = (text: string) => (text.trim() === '' ? null : text)
const LENGTHS = [
  { value: '30', label: '30\u00a0minutes' },
  { value: '45', label: '45\u00a0minutes' },
  { value: '60', label: '1\u00a0heure' },
]

/** H3: an appointment of the agenda; its prescriber is always invited. */
export function VisitDrawer({ householdId, list, candidacy, onClose }: DrawerProps) {
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Organiser la visite du logement"
      action="Fixer la visite"
      done="Visite fixée. Elle est dans l’agenda de chacun."
      initial={{ day: '', hour: '', minutes: '45', place: candidacy.dwelling?.address ?? '' }}
      validate={{ day: required, hour: required }}
      toSend={({ day, hour, minutes, place }, id) => ({
        path: `/${candidacy.id}/visits`,
        body: {
          ...{ id, day: typedDay(day) ?? '', hour, minutes: Number(minutes) },
          ...{ place: orNothing(place), participants: [] },
        },
      })}
    >
      {(form) => (
        <>
          <p>L’accompagnant et le responsable de site sont conviés.</p>
          <DayField label="Jour" minDay={list.today} maw={220} {...form.getInputProps('day')} />
          <TextInput
            label="Heure"
            type="time"
            step={300}
            maw={160}
            {...form.getInputProps('hour')}
          />
          <Select
            label="Durée"
            data={LENGTHS}
            allowDeselect={false}
            maw={220}
            {...form.getInputProps('minutes')}
          />
          <TextInput label="Lieu" maxLength={120} {...form.getInputProps('place')} />
        </>
      )}
    </CandidacyForm>
  )
}

export function ReportDrawer({ householdId, list, candidacy, onClose }: DrawerProps) {
  return (
    <CandidacyForm
      householdId={householdId}
      onClose={onClose}
      title="Raconter la visite"
      action="Enregistrer"
      done="Visite enregistrée."
      initial={{ visitedOn: formatDay(list.today), outcome: 'suits', questions: '', facts: '' }}
      toSend={(values, id) => ({
        path: `/${candidacy.id}/visit-reports`,
        body: {
          ...{ id, visitedOn: typedDay(values.visitedOn) ?? '' },
          outcome: values.outcome as VisitOutcome,
          questions: orNothing(values.questions),
          facts: orNothing(values.facts),
        },
      })}
    >
      {(form) => (
        <>
          <DayField label="Le" maxDay={list.today} maw={220} {...form.getInputProps('visitedOn')} />
          <Radio.Group label="Ce qu’elle a donné" {...form.getInputProps('outcome')}>
            <Stack gap="xs" mt={6}>
              {Object.entries(VISIT_WORDS).map(([value, label]) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label="Questions du ménage, avec ses mots"
            description="Facultatif."
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('questions')}
          />
          <Textarea
            label="Faits"
            description="Facultatif. Ce qui se voit dans le logement, rien sur la santé ni le passé."
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('facts')}
          />
        </>
      )}
    </CandidacyForm>
  )
}
