import { Button, Group, NumberInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { counted } from '#web/ui/typo.ts'
import { countPersons } from '../domain/referral-rules.ts'
import { PersonFields } from './person-fields.tsx'
import { newPerson, type PersonValues, toEntry } from './referral-values.ts'
import type { ReferralFormApi } from './use-referral-form.ts'

const MOST = 15

type Props = { readonly form: ReferralFormApi }

/** The lead person first, who came from the search; then whoever lives with her. */
export function PersonsStep({ form }: Props) {
  const { persons } = form.values
  const remove = (person: PersonValues, index: number) => {
    form.removeListItem('persons', index)
    notifyDone(`${person.firstName || 'Cette personne'} est retirée du ménage.`, () =>
      form.insertListItem('persons', person, index),
    )
  }
  return (
    <>
      {persons.map((person, index) => (
        <PersonFields
          key={person.id}
          form={form}
          index={index}
          onRemove={index === 0 ? undefined : () => remove(person, index)}
        />
      ))}
      <AddPerson form={form} />
      <Together form={form} />
    </>
  )
}

function AddPerson({ form }: Props) {
  const { persons } = form.values
  const full = persons.length >= MOST
  const add = (relation: 'spouse' | 'child' | 'other') =>
    form.insertListItem(
      'persons',
      newPerson(relation, relation === 'child' ? (persons[0]?.lastName ?? '') : ''),
    )
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<Icon of={IconPlus} size={16} />}
        disabled={full}
        onClick={() => add('child')}
      >
        Ajouter un enfant
      </Button>
      <Button
        variant="default"
        leftSection={<Icon of={IconPlus} size={16} />}
        disabled={full}
        onClick={() => add(persons.length === 1 ? 'spouse' : 'other')}
      >
        Ajouter un adulte
      </Button>
    </Group>
  )
}

function Together({ form }: Props) {
  const today = useToday()
  const { adults, children } = countPersons(toEntry(form.values, null).persons, today)
  return (
    <Card title="Ensemble">
      <div className="referral-fields">
        <p className="referral-hint referral-fields__wide" role="status">
          {counted(adults, 'adulte')}
          {children > 0 && ` et ${counted(children, 'enfant')}`}, à la date d’aujourd’hui.
        </p>
        <NumberInput
          label="Enfants à naître"
          min={0}
          max={5}
          allowDecimal={false}
          clampBehavior="strict"
          {...form.getInputProps('expectedChildren')}
        />
        <TextInput
          label="Adresse (facultatif)"
          description="Là où le ménage reçoit son courrier"
          maxLength={200}
          className="referral-fields__wide"
          {...form.getInputProps('address')}
        />
      </div>
    </Card>
  )
}
