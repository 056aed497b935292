import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { householdQuery } from '#web/household-query.ts'
import { newId } from '#web/new-id.ts'
import { useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { useDraft } from '#web/ui/use-draft.ts'
import type { VisitEntry } from '../contract.ts'
import { cautionsOf, type Caution } from '../domain/plain-facts.ts'
import { sendVisit, useRefreshVisits } from './visit-queries.ts'
import { AREA_KEYS, AREAS, OUTCOME_WORDS, PURPOSE_WORDS } from './visit-words.ts'
import './visit-page.css'

const route = getRouteApi('/shell/menages/$householdId/visite')

const EMPTY = {
  ...{ id: '', visitedOn: '', outcome: 'held', purpose: 'listening' },
  ...{ dwelling: '', budget: '', neighbours: '', paperwork: '', said: '', praise: '' },
  ...{ nextStep: '', keptWords: false },
}
type Draft = typeof EMPTY
const WRITTEN = [...AREA_KEYS, 'praise', 'nextStep'] as const
const orNothing = (text: string) => (text.trim() === '' ? null : text)

function entryOf(draft: Draft): VisitEntry {
  return {
    id: draft.id,
    visitedOn: typedDay(draft.visitedOn) ?? '',
    outcome: draft.outcome as VisitEntry['outcome'],
    purpose: draft.purpose as VisitEntry['purpose'],
    dwelling: orNothing(draft.dwelling),
    budget: orNothing(draft.budget),
    neighbours: orNothing(draft.neighbours),
    paperwork: orNothing(draft.paperwork),
    said: orNothing(draft.said),
    praise: orNothing(draft.praise),
    nextStep: orNothing(draft.nextStep),
    keptWords: draft.keptWords,
  }
}

const isTold = (draft: Draft) =>
  [...AREA_KEYS, 'said' as const].some((key) => draft[key].trim() !== '')

function useVisit(householdId: string) {
  const today = useToday()
  const navigate = useNavigate()
  const refresh = useRefreshVisits(householdId)
  // The id is drawn once and kept with the draft: a report that leaves twice is one.
  const [fresh] = useState(() => ({ ...EMPTY, id: newId(), visitedOn: formatDay(today) }))
  const draft = useDraft(`visit-${householdId}`, fresh)
  const form = useForm<Draft>({
    initialValues: draft.values,
    onValuesChange: draft.keep,
    validate: {
      dwelling: (_, values) =>
        values.outcome === 'held' && !isTold(values) ? fieldSentence('required') : null,
    },
  })
  const sending = useServerForm(form, {
    send: (values) => sendVisit(householdId, entryOf(values)),
    onDone: async () => {
      draft.forget()
      await refresh()
      notifyDone('Visite enregistrée.')
      await navigate({ to: '/menages/$householdId/visites', params: { householdId } })
    },
  })
  const cautions = cautionsOf(WRITTEN.map((key) => form.values[key]).join('\n'))
  return { form, today, cautions, ...sending }
}

/** M2: three minutes on a phone, on the doorstep: facts by area, what the household says, what comes next. */
export function VisitPage() {
  const { householdId } = route.useParams()
  const { form, today, cautions, submit, sending, waiting, error } = useVisit(householdId)
  const isHeld = form.values.outcome === 'held'
  const mustConfirm = cautions.length > 0 && !form.values.keptWords
  return (
    <form className="visit" onSubmit={submit} noValidate>
      <PageTitle title="Raconter une visite" />
      <HouseholdName householdId={householdId} />
      <p className="visit__reminder">
        Des faits, ce que j’ai vu et entendu. Je n’écris rien sur la santé, la justice, les proches
        ou les causes.
      </p>
      <Card title="Le rendez-vous">
        <Stack gap="md">
          <DayField label="Le" maxDay={today} maw={220} {...form.getInputProps('visitedOn')} />
          <Choices label="La visite" options={OUTCOME_WORDS} {...form.getInputProps('outcome')} />
          <Choices label="Pourquoi" options={PURPOSE_WORDS} {...form.getInputProps('purpose')} />
        </Stack>
      </Card>
      {isHeld && (
        <Card title="Ce que j’ai vu">
          <Stack gap="md">
            {AREA_KEYS.map((area) => (
              <Textarea
                key={area}
                label={AREAS[area]}
                autosize
                minRows={1}
                maxLength={800}
                {...form.getInputProps(area)}
              />
            ))}
            <Textarea
              label="Comment ça va, dit par le ménage"
              description="Avec ses mots."
              autosize
              minRows={2}
              maxLength={800}
              {...form.getInputProps('said')}
            />
            <Textarea
              label="Ce qui va bien"
              description="Le ménage le lira : un premier mois payé, un voisin salué."
              autosize
              minRows={1}
              maxLength={800}
              {...form.getInputProps('praise')}
            />
          </Stack>
        </Card>
      )}
      <Card title="La suite">
        <Textarea
          label="Qui fait quoi, et quand"
          autosize
          minRows={1}
          maxLength={800}
          {...form.getInputProps('nextStep')}
        />
      </Card>
      {mustConfirm && (
        <Cautions
          cautions={cautions}
          onKeep={() => {
            form.setFieldValue('keptWords', true)
          }}
        />
      )}
      {waiting && (
        <p role="status">Pas de réseau : votre compte rendu partira dès qu’il revient.</p>
      )}
      <FormError error={error} />
      <Group>
        <Button type="submit" size="lg" loading={sending && !waiting} disabled={mustConfirm}>
          Enregistrer la visite
        </Button>
      </Group>
    </form>
  )
}

/** On a doorstep, one glance says for whom. */
function HouseholdName({ householdId }: { readonly householdId: string }) {
  const { data } = useQuery(householdQuery(householdId))
  return data === undefined ? null : (
    <TextLink to="/menages/$householdId/visites" params={{ householdId }}>
      {data.name}
    </TextLink>
  )
}

type ChoicesProps = { readonly label: string; readonly options: Readonly<Record<string, string>> }

function Choices({ label, options, ...input }: ChoicesProps) {
  return (
    <Radio.Group label={label} {...input}>
      <Stack gap="xs" mt={6}>
        {Object.entries(options).map(([value, word]) => (
          <Radio key={value} value={value} label={word} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

type CautionsProps = { readonly cautions: readonly Caution[]; readonly onKeep: () => void }

/** A13: words that name a cause, what to write instead, or a clear choice to keep them. */
function Cautions({ cautions, onKeep }: CautionsProps) {
  return (
    <section className="visit__cautions" role="alert">
      <h2>Écrivez des faits, pas des causes</h2>
      <ul>
        {cautions.map(({ found, instead }) => (
          <li key={found}>
            <strong>« {found} »</strong>. {instead}
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={onKeep}>
        Ces mots sont des faits, je les garde
      </Button>
    </section>
  )
}
