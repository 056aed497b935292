import { Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { ageOn } from '#kernel/calendar.ts'
import { useToday } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { parseDay } from '#web/ui/dates.ts'
import { PROTECTION_WORDS } from '../domain/referral-words.ts'
import type { PersonValues } from './referral-values.ts'
import type { ReferralFormApi } from './use-referral-form.ts'

const ADULT = 18

/** D9: who signs with a protected adult must be known before anything is proposed. */
export function ProtectionFields({ form }: { form: ReferralFormApi }) {
  const today = useToday()
  const { protection, persons } = form.values
  return (
    <Card title="Protection d’un adulte">
      <Stack gap="sm">
        <Checkbox
          label="Un adulte du ménage est sous mesure de protection"
          description="Tutelle, curatelle, sauvegarde de justice, habilitation familiale"
          {...form.getInputProps('protection.needed', { type: 'checkbox' })}
        />
        {protection.needed && (
          <div className="referral-fields">
            <Select
              label="Quel adulte ?"
              placeholder="Choisir"
              data={persons
                .filter((person) => isAdult(person, today))
                .map(({ id, firstName, lastName }) => ({
                  value: id,
                  label: `${firstName} ${lastName}`,
                }))}
              allowDeselect={false}
              {...form.getInputProps('protection.personId')}
            />
            <Select
              label="Mesure"
              placeholder="Choisir"
              data={Object.entries(PROTECTION_WORDS).map(([value, label]) => ({ value, label }))}
              allowDeselect={false}
              {...form.getInputProps('protection.kind')}
            />
            <TextInput
              label="Nom du mandataire"
              maxLength={80}
              autoComplete="off"
              {...form.getInputProps('protection.mandataryName')}
            />
            <TextInput
              label="Son rôle"
              description="« Mandataire judiciaire », « son fils »"
              maxLength={120}
              autoComplete="off"
              {...form.getInputProps('protection.mandataryRole')}
            />
            <TextInput
              label="Téléphone du mandataire (facultatif)"
              type="tel"
              maxLength={30}
              autoComplete="off"
              {...form.getInputProps('protection.mandataryPhone')}
            />
          </div>
        )}
      </Stack>
    </Card>
  )
}

function isAdult({ birthDate, relation }: PersonValues, today: string): boolean {
  const born = parseDay(birthDate)
  return born === null ? relation !== 'child' : ageOn(born, today) >= ADULT
}
