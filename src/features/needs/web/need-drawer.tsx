import { Button, Drawer, Group, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useState, type ComponentType } from 'react'
import { useFocusBack } from '#web/ui/focus-back.ts'
import type { NeedsRead } from '../contract.ts'
import { IMPORTANCES, WEIGHTS, type Importance, type Weight } from '../domain/criteria.ts'
import { CRITERION_WORDS, IMPORTANCE_WORDS, WEIGHT_WORDS } from '../domain/need-words.ts'
import { CauseWarning } from './cause-warning.tsx'
import { BLANK_VALUES, isIncomplete, type DraftNeed } from './need-draft.ts'
import { VALUE_FIELDS } from './need-value-field.tsx'

type Props = {
  readonly need: DraftNeed
  readonly communes: NeedsRead['communes']
  readonly onChange: (need: DraftNeed) => void
  readonly onClose: () => void
}

/** One need made precise. It joins the other changes of the page; nothing leaves before « Enregistrer ». */
export function NeedDrawer(props: Props) {
  useFocusBack()
  return (
    <Drawer opened onClose={props.onClose} title={CRITERION_WORDS[props.need.criterion]}>
      <NeedForm {...props} />
    </Drawer>
  )
}

function NeedForm({ need, communes, onChange, onClose }: Props) {
  const { criterion } = need
  const [importance, setImportance] = useState<Importance>(
    need.importance === 'indifferent' ? 'should' : need.importance,
  )
  const [weight, setWeight] = useState<Weight>(need.weight)
  const [value, setValue] = useState<unknown>(need.value ?? BLANK_VALUES[criterion])
  const [note, setNote] = useState(need.note ?? '')
  const [asked, setAsked] = useState(false)
  const missing = asked && isIncomplete(value)
  const keep = () => {
    setAsked(true)
    if (isIncomplete(value)) return
    const kept = note.trim() === '' ? null : note.trim()
    onChange({ criterion, importance, weight, value, note: kept } as DraftNeed)
    onClose()
  }
  return (
    <Stack gap="md">
      <ImportanceField value={importance} onChange={setImportance} />
      <ValueField criterion={criterion} value={value} onChange={setValue} communes={communes} />
      {missing && (
        <p className="need-missing" role="alert">
          Complétez ce qui est demandé, ou fermez sans rien changer.
        </p>
      )}
      {importance === 'should' && <WeightField value={weight} onChange={setWeight} />}
      <TextInput
        label="Note"
        description="Facultative. Ce qu’il faut, jamais pourquoi : le bailleur la lit."
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <CauseWarning text={note} />
      <Group>
        <Button onClick={keep}>Garder</Button>
        <Button variant="default" onClick={onClose}>
          Annuler
        </Button>
      </Group>
    </Stack>
  )
}

type ValueProps = {
  readonly criterion: DraftNeed['criterion']
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly communes: NeedsRead['communes']
}

function ValueField({ criterion, ...props }: ValueProps) {
  // Each field knows the shape of its own criterion, and the value was made in that shape.
  const Field = VALUE_FIELDS[criterion] as ComponentType<Omit<ValueProps, 'criterion'>>
  return <Field {...props} />
}

type ChoiceProps<T> = { readonly value: T; readonly onChange: (value: T) => void }

function ImportanceField({ value, onChange }: ChoiceProps<Importance>) {
  return (
    <SegmentedControl
      aria-label="Force du besoin"
      data={IMPORTANCES.map((code) => ({ value: code, label: IMPORTANCE_WORDS[code] }))}
      value={value}
      onChange={(code) => onChange(code)}
    />
  )
}

function WeightField({ value, onChange }: ChoiceProps<Weight>) {
  return (
    <Radio.Group
      label="Par rapport aux autres souhaits"
      value={String(value)}
      onChange={(weight) => onChange(WEIGHTS.find((one) => String(one) === weight) ?? 2)}
    >
      <Group gap="md" mt={6}>
        {WEIGHTS.map((weight) => (
          <Radio key={weight} value={String(weight)} label={WEIGHT_WORDS[weight]} />
        ))}
      </Group>
    </Radio.Group>
  )
}
