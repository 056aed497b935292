import { Checkbox, Fieldset, NumberInput, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { CONTINGENTS } from '../domain/contingents.ts'
import { ENERGY_CLASSES, HEATINGS, TYPOLOGIES } from '../domain/dwelling-facts.ts'
import './dwelling-fields.css'
import type { DwellingValues } from './dwelling-form.ts'
import { CONTINGENT_WORDS, contingentWords, HEATING_WORDS } from './dwelling-words.ts'
import { choicesQuery } from './stock-queries.ts'

type Props = { readonly form: UseFormReturnType<DwellingValues> }

/** §5.7: a dwelling as landlords list them. */
export function DwellingFields({ form }: Props) {
  return (
    <>
      <PlaceFields form={form} />
      <SizeFields form={form} />
      <KeepingFields form={form} />
    </>
  )
}

function PlaceFields({ form }: Props) {
  const { data: choices } = useQuery(choicesQuery)
  return (
    <Fieldset legend="Où il est" className="dwelling-fields">
      <TextInput label="Référence" maxLength={40} {...form.getInputProps('reference')} />
      <Select
        label="Commune"
        description="Sous le nom que portent les secteurs"
        placeholder="Choisir"
        searchable
        data={(choices?.communes ?? []).map(({ key, name, sectorName }) => ({
          value: key,
          label: sectorName === null ? `${name}, hors des secteurs` : name,
        }))}
        allowDeselect={false}
        {...form.getInputProps('commune')}
      />
      <TextInput
        label="Adresse"
        className="dwelling-fields__wide"
        maxLength={160}
        {...form.getInputProps('address')}
      />
      <TextInput label="Bâtiment" maxLength={20} {...form.getInputProps('building')} />
      <TextInput label="Escalier" maxLength={20} {...form.getInputProps('stair')} />
      <NumberInput
        label="Étage"
        description="0 pour le rez-de-chaussée"
        allowDecimal={false}
        {...form.getInputProps('floor')}
      />
      <TextInput label="Porte" maxLength={20} {...form.getInputProps('door')} />
      <Checkbox label="Ascenseur" {...form.getInputProps('hasLift', { type: 'checkbox' })} />
    </Fieldset>
  )
}

function SizeFields({ form }: Props) {
  const money = { decimalScale: 2, decimalSeparator: ',', thousandSeparator: ' ', suffix: ' €' }
  return (
    <Fieldset legend="Comment il est" className="dwelling-fields">
      <Select
        label="Type"
        placeholder="Choisir"
        data={[...TYPOLOGIES]}
        allowDeselect={false}
        {...form.getInputProps('typology')}
      />
      <NumberInput
        label="Surface habitable"
        suffix=" m²"
        decimalScale={1}
        decimalSeparator=","
        {...form.getInputProps('livingAreaM2')}
      />
      <NumberInput label="Loyer par mois" {...money} {...form.getInputProps('rent')} />
      <NumberInput label="Charges par mois" {...money} {...form.getInputProps('charges')} />
      <Select
        label="Chauffage"
        placeholder="Choisir"
        data={HEATINGS.map((value) => ({ value, label: HEATING_WORDS[value] }))}
        allowDeselect={false}
        {...form.getInputProps('heating')}
      />
      <Select
        label="Classe d’énergie"
        placeholder="Inconnue"
        data={[...ENERGY_CLASSES]}
        clearable
        {...form.getInputProps('energyClass')}
        value={form.values.energyClass || null}
        onChange={(energy: string | null) =>
          form.setFieldValue('energyClass', (energy ?? '') as DwellingValues['energyClass'])
        }
      />
      <Checkbox label="Garage" {...form.getInputProps('hasGarage', { type: 'checkbox' })} />
      <Checkbox
        label="Accessible en fauteuil"
        {...form.getInputProps('isAccessible', { type: 'checkbox' })}
      />
      <Checkbox
        label="Douche adaptée"
        {...form.getInputProps('hasAdaptedShower', { type: 'checkbox' })}
      />
    </Fieldset>
  )
}

function KeepingFields({ form }: Props) {
  const { data: choices } = useQuery(choicesQuery)
  return (
    <Fieldset legend="Qui le réserve et qui le suit" className="dwelling-fields">
      <Select
        label="Financement"
        placeholder="Choisir"
        data={(choices?.financings ?? []).map(({ code, label }) => ({ value: code, label }))}
        searchable
        allowDeselect={false}
        {...form.getInputProps('financing')}
      />
      <TextInput label="Convention" maxLength={60} {...form.getInputProps('agreementNumber')} />
      <Select
        label="Contingent"
        data={[
          ...CONTINGENTS.map((value) => ({ value, label: CONTINGENT_WORDS[value] })),
          { value: 'flow', label: contingentWords(null) },
        ]}
        allowDeselect={false}
        {...form.getInputProps('contingent')}
      />
      <TextInput label="Site" maxLength={80} {...form.getInputProps('site')} />
      <Select
        label="Responsable"
        placeholder="Personne"
        data={(choices?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        {...form.getInputProps('responsibleAccountId')}
        value={form.values.responsibleAccountId || null}
        onChange={(id: string | null) => form.setFieldValue('responsibleAccountId', id ?? '')}
      />
    </Fieldset>
  )
}
