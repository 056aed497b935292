import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { EligibilityEntry } from '#features/referrals/contract.ts'
import { type Criterion, metCriteria } from '#features/referrals/domain/eligibility.ts'
import { CRITERION_WORDS } from '#features/referrals/domain/referral-words.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { HouseholdRead } from '../contract.ts'
import './drawers.css'
import { CriteriaCard, EffectPreview } from './eligibility-facts.tsx'
import { sendEligibility } from './household-writes.ts'

type Props = {
  readonly household: HouseholdRead
  readonly onClose: () => void
}

type Decision = {
  outcome: '' | EligibilityEntry['outcome']
  criterion: '' | Criterion
  motive: string
}

/** D3: the landlord says which criterion is met, or why none is. */
export function EligibilityDrawer({ household, onClose }: Props) {
  return (
    <SideDrawer onClose={onClose} title="Le ménage entre-t-il dans le dispositif ?" size="lg">
      <Stack gap="md">
        <CriteriaCard household={household} />
        <DecisionForm household={household} onClose={onClose} />
      </Stack>
    </SideDrawer>
  )
}

function useDecision({ household, onClose }: Props, met: readonly Criterion[]) {
  const [id] = useState(newId)
  const refresh = useRefreshHousehold(household.id)
  const form = useForm<Decision>({
    initialValues: { outcome: '', criterion: met[0] ?? '', motive: '' },
    validate: {
      outcome: (outcome) => (outcome === '' ? fieldSentence('required') : null),
      motive: (motive, { outcome }) =>
        outcome === 'refused' && motive.trim() === '' ? fieldSentence('motive-missing') : null,
    },
  })
  const sending = useServerForm(form, {
    send: ({ outcome, criterion, motive }) =>
      sendEligibility(household.id, {
        id,
        outcome: outcome === 'accepted' ? 'accepted' : 'refused',
        criterion: outcome === 'accepted' && criterion !== '' ? criterion : null,
        motive: outcome === 'refused' ? motive : null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Réponse enregistrée. Le prescripteur et le ménage la lisent maintenant.')
      onClose()
    },
  })
  return { form, ...sending }
}

function DecisionForm({ household, onClose }: Props) {
  const met = metCriteria(household.referral ?? { daloRecognised: false, pdalhpdPublic: false })
  const { form, submit, sending, error } = useDecision({ household, onClose }, met)
  const { outcome } = form.values
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group label="Votre réponse" {...form.getInputProps('outcome')}>
          <Stack gap="xs" mt={6}>
            <Radio
              value="accepted"
              disabled={met.length === 0}
              label="Oui, il entre dans le dispositif"
            />
            <Radio value="refused" label="Non, pas pour l’instant" />
          </Stack>
        </Radio.Group>
        {outcome === 'accepted' && met.length > 1 && (
          <Radio.Group label="Critère retenu" {...form.getInputProps('criterion')}>
            <Stack gap="xs" mt={6}>
              {met.map((criterion) => (
                <Radio key={criterion} value={criterion} label={CRITERION_WORDS[criterion]} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {outcome === 'refused' && (
          <Textarea
            label="Motif"
            description="Le prescripteur et le ménage le liront tel quel : écrivez des faits, simplement."
            autosize
            minRows={3}
            maxLength={1000}
            {...form.getInputProps('motive')}
          />
        )}
        {outcome !== '' && <EffectPreview household={household} outcome={outcome} />}
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Enregistrer la réponse
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
