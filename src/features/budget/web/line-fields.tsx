import { Button, Fieldset, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DayField } from '#web/ui/day-field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import type { BudgetRead } from '../contract.ts'
import { emptyCharge, emptyResource } from './budget-form.ts'
import type { BudgetFormApi } from './budget-form.ts'
import { CHARGE_WORDS } from './budget-words.ts'

type Props = { readonly form: BudgetFormApi; readonly budget: BudgetRead }

const MONEY = { decimalScale: 2, decimalSeparator: ',', thousandSeparator: ' ', suffix: ' €' }
const CHARGES = Object.entries(CHARGE_WORDS).map(([value, label]) => ({ value, label }))

/** What comes in, person by person. */
export function ResourceFields({ form, budget: { persons, kinds, today } }: Props) {
  return (
    <Fieldset legend="Ressources">
      <ul className="budget-lines">
        {form.values.resources.map(({ id }, index) => (
          <li key={id}>
            <div className="budget-fields">
              <Select
                label="Personne"
                data={persons.map((person) => ({ value: person.id, label: person.name }))}
                allowDeselect={false}
                {...form.getInputProps(`resources.${String(index)}.personId`)}
              />
              <Select
                label="Ressource"
                placeholder="Choisir"
                data={kinds.map(({ code, label }) => ({ value: code, label }))}
                allowDeselect={false}
                searchable
                {...form.getInputProps(`resources.${String(index)}.kind`)}
              />
              <LineAmount form={form} path={`resources.${String(index)}`} />
              <Remove
                onRemove={() => form.removeListItem('resources', index)}
                what="la ressource"
              />
            </div>
          </li>
        ))}
      </ul>
      <Add
        onAdd={() => form.insertListItem('resources', emptyResource(persons[0]?.id ?? '', today))}
      >
        Ajouter une ressource
      </Add>
    </Fieldset>
  )
}

/** What goes out each month, housing apart. */
export function ChargeFields({ form, budget: { today } }: Props) {
  return (
    <Fieldset legend="Charges, hors logement">
      <ul className="budget-lines">
        {form.values.charges.map(({ id }, index) => (
          <li key={id}>
            <div className="budget-fields">
              <Select
                label="Charge"
                placeholder="Choisir"
                data={CHARGES}
                allowDeselect={false}
                {...form.getInputProps(`charges.${String(index)}.kind`)}
              />
              <LineAmount form={form} path={`charges.${String(index)}`} />
              <Remove onRemove={() => form.removeListItem('charges', index)} what="la charge" />
            </div>
          </li>
        ))}
      </ul>
      <Add onAdd={() => form.insertListItem('charges', emptyCharge(today))}>Ajouter une charge</Add>
    </Fieldset>
  )
}

function LineAmount({ form, path }: { form: BudgetFormApi; path: string }) {
  return (
    <>
      <NumberInput
        label="Par mois"
        min={0}
        {...MONEY}
        {...form.getInputProps(`${path}.monthlyCents`)}
      />
      <DayField label="Depuis le" {...form.getInputProps(`${path}.startsOn`)} />
      <DayField label="Jusqu’au (si connu)" {...form.getInputProps(`${path}.endsOn`)} />
    </>
  )
}

function Add({ onAdd, children }: { onAdd: () => void; children: string }) {
  return (
    <Button
      variant="default"
      size="xs"
      mt="sm"
      leftSection={<Icon of={IconPlus} size={16} />}
      onClick={onAdd}
    >
      {children}
    </Button>
  )
}

function Remove({ onRemove, what }: { onRemove: () => void; what: string }) {
  return (
    <Button
      variant="subtle"
      color="slate"
      size="xs"
      leftSection={<Icon of={IconTrash} size={16} />}
      onClick={onRemove}
    >
      Retirer<span className="visually-hidden"> {what}</span>
    </Button>
  )
}
