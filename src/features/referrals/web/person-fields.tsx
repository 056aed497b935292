import { Button, Select, TextInput } from '@mantine/core'
import { IconUserMinus } from '@tabler/icons-react'
import { useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { CUSTODY_WORDS, RELATION_WORDS } from '../domain/referral-words.ts'
import type { ReferralFormApi } from './use-referral-form.ts'

type Props = {
  readonly form: ReferralFormApi
  readonly index: number
  readonly onRemove: (() => void) | undefined
}

const RELATIONS = Object.entries(RELATION_WORDS)
  .filter(([relation]) => relation !== 'lead')
  .map(([value, label]) => ({ value, label }))
const CUSTODIES = Object.entries(CUSTODY_WORDS).map(([value, label]) => ({ value, label }))

export function PersonFields({ form, index, onRemove }: Props) {
  const today = useToday()
  const person = form.values.persons[index]
  if (!person) return null
  const field = (name: string) => form.getInputProps(`persons.${String(index)}.${name}`)
  const title = [person.firstName, person.lastName].filter(Boolean).join(' ')
  return (
    <Card
      title={title || `Personne ${String(index + 1)}`}
      action={
        onRemove ? <Remove title={title} onRemove={onRemove} /> : <span>Titulaire du dossier</span>
      }
    >
      <div className="referral-fields">
        <TextInput label="Prénom" maxLength={80} autoComplete="off" {...field('firstName')} />
        <TextInput label="Nom" maxLength={80} autoComplete="off" {...field('lastName')} />
        <DayField
          label={index === 0 ? 'Date de naissance' : 'Date de naissance (si connue)'}
          maxDay={today}
          {...field('birthDate')}
        />
        <TextInput
          label="Nom de naissance (si différent)"
          maxLength={80}
          autoComplete="off"
          {...field('birthName')}
        />
        {index > 0 && (
          <Select label="Lien" data={RELATIONS} allowDeselect={false} {...field('relation')} />
        )}
        {person.relation === 'child' && (
          <Select
            label="Présence au logement"
            placeholder="Choisir"
            data={CUSTODIES}
            clearable
            {...field('custody')}
            value={person.custody || null}
          />
        )}
        {person.relation !== 'child' && (
          <>
            <TextInput
              label="Téléphone (facultatif)"
              type="tel"
              maxLength={30}
              autoComplete="off"
              {...field('phone')}
            />
            <TextInput
              label="Courriel (facultatif)"
              type="email"
              maxLength={200}
              autoComplete="off"
              {...field('email')}
            />
          </>
        )}
      </div>
    </Card>
  )
}

function Remove({ title, onRemove }: { title: string; onRemove: () => void }) {
  return (
    <Button
      variant="subtle"
      color="slate"
      size="xs"
      leftSection={<Icon of={IconUserMinus} size={16} />}
      onClick={onRemove}
    >
      Retirer<span className="visually-hidden"> {title}</span>
    </Button>
  )
}
