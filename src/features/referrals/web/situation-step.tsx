import { Checkbox, Radio, Select, Stack, Textarea } from '@mantine/core'
import { Card } from '#web/ui/card.tsx'
import { useToday } from '#web/session/session.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { PRESENT_SITUATION_WORDS, URGENCY_WORDS } from '../domain/referral-words.ts'
import type { ReferralFormApi } from './use-referral-form.ts'

type Props = { readonly form: ReferralFormApi }

export function SituationStep({ form }: Props) {
  return (
    <>
      <WhereNow form={form} />
      <Urgency form={form} />
      <Criteria form={form} />
    </>
  )
}

function WhereNow({ form }: Props) {
  const today = useToday()
  return (
    <Card title="Où vit le ménage ?">
      <div className="referral-fields">
        <Select
          label="Aujourd’hui"
          placeholder="Choisir"
          data={Object.entries(PRESENT_SITUATION_WORDS).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          className="referral-fields__wide"
          {...form.getInputProps('presentSituation')}
        />
        <DayField
          label="Depuis le (facultatif)"
          maxDay={today}
          {...form.getInputProps('presentSince')}
        />
        <DayField
          label="Prêt à aller dans un logement à partir du"
          {...form.getInputProps('readyOn')}
        />
      </div>
    </Card>
  )
}

function Urgency({ form }: Props) {
  return (
    <Card title="Est-ce urgent ?">
      <Stack gap="sm">
        <Radio.Group aria-label="Urgence" {...form.getInputProps('urgency')}>
          <Stack gap="xs">
            <Radio value="ordinary" label={URGENCY_WORDS.ordinary} />
            <Radio
              value="urgent"
              label={URGENCY_WORDS.urgent}
              description="Fin d’hébergement datée, mise à la rue, danger"
            />
          </Stack>
        </Radio.Group>
        {form.values.urgency === 'urgent' && (
          <Textarea
            label="Pourquoi est-ce urgent ?"
            description="Le bailleur le lira : des faits et une date, jamais un diagnostic ni une peine."
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('urgencyReason')}
          />
        )}
      </Stack>
    </Card>
  )
}

function Criteria({ form }: Props) {
  return (
    <Card title="Ce qui ouvre le dispositif">
      <Stack gap="sm">
        <Checkbox
          label="Reconnu prioritaire au titre du droit au logement opposable (DALO)"
          description="Décision de la commission de médiation"
          {...form.getInputProps('daloRecognised', { type: 'checkbox' })}
        />
        <Checkbox
          label="Public du plan départemental (PDALHPD)"
          description="Personnes défavorisées définies par le plan de Haute-Savoie"
          {...form.getInputProps('pdalhpdPublic', { type: 'checkbox' })}
        />
        <p className="referral-hint">
          Un seul suffit. Sans aucun des deux, le bailleur peut refuser l’entrée ; vous pourrez
          compléter plus tard.
        </p>
      </Stack>
    </Card>
  )
}
