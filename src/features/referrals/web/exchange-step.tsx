import {
  Checkbox,
  Radio,
  type RadioGroupProps,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { LANGUAGE_CHOICES } from '#web/ui/languages.ts'
import { ADHESION_WORDS, DIGITAL_WORDS, READING_WORDS } from '../domain/referral-words.ts'
import { ProtectionFields } from './protection-fields.tsx'
import { RequestNumber } from './request-number.tsx'
import type { ReferralFormApi } from './use-referral-form.ts'

type Props = { readonly form: ReferralFormApi }

/** D12, D4, D9, D2: how one speaks with the household, what it says, who signs with it, its housing request. */
export function ExchangeStep({ form }: Props) {
  return (
    <>
      <Means form={form} />
      <Adhesion form={form} />
      <ProtectionFields form={form} />
      <RequestNumber form={form} />
    </>
  )
}

function Means({ form }: Props) {
  const { reading } = form.values.communication
  return (
    <Card title="Comment lui parler">
      <div className="referral-fields">
        <Select
          label="Langue dans laquelle le ménage est à l’aise"
          data={LANGUAGE_CHOICES}
          searchable
          allowDeselect={false}
          {...form.getInputProps('communication.language')}
        />
        <Stack gap="sm" pt={{ base: 0, sm: 28 }}>
          <Checkbox
            label="Il faut un interprète"
            {...form.getInputProps('communication.interpreterNeeded', { type: 'checkbox' })}
          />
          <Checkbox
            label="D’accord pour recevoir des SMS"
            {...form.getInputProps('communication.smsAccepted', { type: 'checkbox' })}
          />
        </Stack>
        <Choices
          label="Les courriers"
          words={READING_WORDS}
          {...form.getInputProps('communication.reading')}
        />
        <Choices
          label="Les démarches en ligne"
          words={DIGITAL_WORDS}
          {...form.getInputProps('communication.digital')}
        />
        {reading === 'with-help' && (
          <TextInput
            label="Qui lit avec lui ? (facultatif)"
            description="Prénom et lien : « Aurore, sa sœur »"
            maxLength={120}
            className="referral-fields__wide"
            {...form.getInputProps('communication.lettersReadWith')}
          />
        )}
      </div>
    </Card>
  )
}

function Adhesion({ form }: Props) {
  const today = useToday()
  return (
    <Card title="Ce que dit le ménage">
      <div className="referral-fields">
        <Choices
          label="Où en est-il ?"
          words={ADHESION_WORDS}
          {...form.getInputProps('adhesion.state')}
        />
        <DayField label="Dit le" maxDay={today} {...form.getInputProps('adhesion.statedOn')} />
        <Textarea
          label="Ses mots (facultatif)"
          description="Comme ils ont été dits. Lus par le ménage et ses accompagnants, jamais par le bailleur ; personne ne les modifie."
          autosize
          minRows={3}
          maxLength={2000}
          className="referral-fields__wide"
          {...form.getInputProps('adhesion.words')}
        />
      </div>
    </Card>
  )
}

type ChoicesProps = Omit<RadioGroupProps, 'children'> & {
  readonly words: Readonly<Record<string, string>>
}

function Choices({ words, ...group }: ChoicesProps) {
  return (
    <Radio.Group {...group}>
      <Stack gap={10} mt={6} mb={8}>
        {Object.entries(words).map(([value, label]) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
