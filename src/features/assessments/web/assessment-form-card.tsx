import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { isApiError } from '#web/api-error.ts'
import { Card } from '#web/ui/card.tsx'
import { ConflictCard } from '#web/ui/conflict-card.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { Assessment, AssessmentList } from '../contract.ts'
import { PART_WORDS, PARTS, type Part } from '../domain/scales.ts'
import {
  type AssessmentFormApi,
  type AssessmentValues,
  toSaved,
  toValues,
} from './assessment-form.ts'
import { type Named, sendAssessment, useRefreshAssessments } from './assessment-queries.ts'
import { ConclusionFields } from './conclusion-fields.tsx'
import { GridFields } from './grid-fields.tsx'

const route = getRouteApi('/shell/menages/$householdId/diagnostic')

type Props = { readonly list: AssessmentList; readonly named: Named }

function useAssessment({ list, named }: Props) {
  const navigate = route.useNavigate()
  const refresh = useRefreshAssessments(named.householdId)
  const current = list.assessments.find(({ id }) => id === named.assessmentId)
  // What is being changed: what was read, then what somebody else saved meanwhile, once the person has chosen.
  const version = useRef(current?.version ?? null)
  const close = () => void navigate({ search: (search) => ({ ...search, ecrire: undefined }) })
  // Never a draft of the browser: only one compartment may read these words.
  const form = useForm<AssessmentValues>({ initialValues: toValues(current, list) })
  const sending = useServerForm(form, {
    send: (values) => sendAssessment(named, toSaved(values, version.current)),
    onDone: async () => {
      await refresh()
      notifyDone('Diagnostic enregistré.')
      close()
    },
  })
  const keepMine = (theirs: Assessment) => {
    version.current = theirs.version
    sending.send(form.getValues())
  }
  return { form, refresh, close, keepMine, isNew: current === undefined, ...sending }
}

/** What one writes with the person: three parts, a grid, a conclusion; it may stop anywhere and go on another day. */
export function AssessmentForm(props: Props) {
  const { form, submit, sending, error, refresh, close, keepMine, isNew } = useAssessment(props)
  const { persons, today } = props.list
  return (
    <Card
      title={isNew ? 'Nouveau diagnostic' : 'Diagnostic en cours'}
      seenBy={['la personne', 'ses travailleurs sociaux', 'jamais le bailleur']}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Group gap="md" align="flex-end">
            {persons.length > 1 && isNew && (
              <Select
                label="À propos de"
                data={persons.map(({ id, name }) => ({ value: id, label: name }))}
                allowDeselect={false}
                {...form.getInputProps('subjectPersonId')}
              />
            )}
            <DayField label="Commencé le" maxDay={today} {...form.getInputProps('startedOn')} />
          </Group>
          <TextFields form={form} />
          <GridFields form={form} />
          <ConclusionFields form={form} />
          {isApiError(error, 'conflict') && (
            <Conflict
              mine={form.getValues()}
              theirs={error.current as Assessment}
              busy={sending}
              onKeepMine={keepMine}
              onTakeTheirs={async () => {
                await refresh()
                close()
              }}
            />
          )}
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer
            </Button>
            <Button variant="default" onClick={close}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

const HELP: Readonly<Record<Exclude<Part, 'plan'>, string>> = {
  social: 'Famille, entourage, démarches, ce que la personne veut.',
  budget: 'Ressources, dettes, ce qui pèse. Les montants sont dans « Aides et budget ».',
  housing: 'Parcours, logement d’aujourd’hui, ce qui a tenu et ce qui a manqué.',
}

function TextFields({ form }: { form: AssessmentFormApi }) {
  return (['social', 'budget', 'housing'] as const).map((part) => (
    <Textarea
      key={part}
      label={PART_WORDS[part]}
      description={HELP[part]}
      autosize
      minRows={4}
      maxLength={8000}
      {...form.getInputProps(part)}
    />
  ))
}

type ConflictProps = {
  readonly mine: AssessmentValues
  readonly theirs: Assessment
  readonly busy: boolean
  readonly onKeepMine: (theirs: Assessment) => void
  readonly onTakeTheirs: () => Promise<void>
}

function Conflict({ mine, theirs, busy, onKeepMine, onTakeTheirs }: ConflictProps) {
  return (
    <ConflictCard
      who={theirs.updatedByName ?? 'Une autre personne'}
      at={theirs.updatedAt}
      fields={PARTS.filter((part) => mine[part].trim() !== (theirs[part] ?? '')).map((part) => ({
        label: PART_WORDS[part],
        mine: mine[part],
        theirs: theirs[part] ?? '',
      }))}
      busy={busy}
      onKeepMine={() => onKeepMine(theirs)}
      onTakeTheirs={() => void onTakeTheirs()}
    />
  )
}
