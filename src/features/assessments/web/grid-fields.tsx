import { Checkbox, Fieldset, Radio } from '@mantine/core'
import { AXES, AXIS_WORDS } from '../domain/scales.ts'
import type { AssessmentFormApi } from './assessment-form.ts'

/** D5: five questions, four answers each, in words. */
export function GridFields({ form }: { form: AssessmentFormApi }) {
  return (
    <Fieldset legend="Grille de préparation">
      <div className="grid-fields">
        {AXES.map((axis) => (
          <Radio.Group
            key={axis}
            label={AXIS_WORDS[axis].label}
            description={AXIS_WORDS[axis].help}
            {...form.getInputProps(axis)}
          >
            <div className="grid-fields__levels">
              {AXIS_WORDS[axis].levels.map((label, index) => (
                <Radio key={label} value={String(index + 1)} label={label} />
              ))}
            </div>
          </Radio.Group>
        ))}
        <Checkbox
          label="Remplie avec le ménage"
          {...form.getInputProps('withHousehold', { type: 'checkbox' })}
        />
      </div>
    </Fieldset>
  )
}
