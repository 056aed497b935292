import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { isApiError } from '#web/api-error.ts'
import { formatDay } from '#web/ui/dates.ts'
import { ConflictCard } from '#web/ui/conflict-card.tsx'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ChangeVacancy, VacancyRead } from '../contract.ts'
import { CONTINGENTS, type Contingent } from '../domain/contingents.ts'
import { CONTINGENT_WORDS } from './dwelling-words.ts'
import { sendChange } from './stock-queries.ts'
import {
  dayNeeded,
  type DrawerProps,
  FormButtons,
  useVacancyForm,
  wordsOrNull,
} from './vacancy-form.tsx'

type Values = {
  noticeGivenOn: string
  leavesOn: string
  availableOn: string
  works: string
  visitTerms: string
  contingent: Contingent
  version: number
}

function toValues(vacancy: VacancyRead): Values {
  const { noticeGivenOn, leavesOn, availableOn, works, visitTerms, contingent, version } = vacancy
  return {
    noticeGivenOn: formatDay(noticeGivenOn),
    leavesOn: formatDay(leavesOn),
    availableOn: formatDay(availableOn),
    works: works ?? '',
    visitTerms: visitTerms ?? '',
    contingent,
    version,
  }
}

function toBody(values: Values): ChangeVacancy {
  return {
    noticeGivenOn: typedDay(values.noticeGivenOn) ?? '',
    leavesOn: typedDay(values.leavesOn) ?? '',
    availableOn: typedDay(values.availableOn) ?? '',
    works: wordsOrNull(values.works),
    visitTerms: wordsOrNull(values.visitTerms),
    contingent: values.contingent,
    version: values.version,
  }
}

/** Dates, works, visits and, in flow, to whom the release is oriented. */
export function ChangeDrawer({ vacancy, onClose }: DrawerProps) {
  const form = useForm<Values>({
    initialValues: toValues(vacancy),
    validate: { noticeGivenOn: dayNeeded, leavesOn: dayNeeded, availableOn: dayNeeded },
  })
  const { submit, sending, error, send, reset } = useVacancyForm(form, {
    vacancy,
    onClose,
    done: 'Libération modifiée.',
    send: (values) => sendChange(vacancy.id, toBody(values)),
  })
  const isFlow = vacancy.dwelling.contingent === null
  return (
    <SideDrawer onClose={onClose} title="Modifier la libération" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <DayField label="Congé reçu le" {...form.getInputProps('noticeGivenOn')} />
          <DayField label="Dernier jour du locataire" {...form.getInputProps('leavesOn')} />
          <DayField
            label="Disponible le"
            description="Travaux compris"
            {...form.getInputProps('availableOn')}
          />
          {isFlow && (
            <Select
              label="Orienté vers"
              data={CONTINGENTS.map((value) => ({ value, label: CONTINGENT_WORDS[value] }))}
              allowDeselect={false}
              {...form.getInputProps('contingent')}
            />
          )}
          <Textarea
            label="Travaux (facultatif)"
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('works')}
          />
          <TextInput
            label="Visites (facultatif)"
            maxLength={300}
            {...form.getInputProps('visitTerms')}
          />
          {isApiError(error, 'conflict') ? (
            <Conflict
              theirs={error.current as VacancyRead}
              mine={form.values}
              onKeepMine={(version) => send({ ...form.values, version })}
              onTakeTheirs={(theirs) => {
                form.setValues(toValues(theirs))
                reset()
              }}
            />
          ) : (
            <FormButtons label="Enregistrer" sending={sending} error={error} onClose={onClose} />
          )}
        </Stack>
      </form>
    </SideDrawer>
  )
}

type ConflictProps = {
  readonly mine: Values
  readonly theirs: VacancyRead
  readonly onKeepMine: (version: number) => void
  readonly onTakeTheirs: (theirs: VacancyRead) => void
}

function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  const other = toValues(theirs)
  const fields = [
    { label: 'Congé', mine: mine.noticeGivenOn, theirs: other.noticeGivenOn },
    { label: 'Départ', mine: mine.leavesOn, theirs: other.leavesOn },
    { label: 'Disponible', mine: mine.availableOn, theirs: other.availableOn },
    { label: 'Travaux', mine: mine.works, theirs: other.works },
    { label: 'Visites', mine: mine.visitTerms, theirs: other.visitTerms },
    {
      label: 'Contingent',
      mine: CONTINGENT_WORDS[mine.contingent],
      theirs: CONTINGENT_WORDS[other.contingent],
    },
  ]
  return (
    <ConflictCard
      who={theirs.updatedByName ?? 'Quelqu’un'}
      at={theirs.updatedAt}
      fields={fields}
      onKeepMine={() => onKeepMine(theirs.version)}
      onTakeTheirs={() => onTakeTheirs(theirs)}
    />
  )
}
