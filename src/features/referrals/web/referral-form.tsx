import { Button, Group, Stack } from '@mantine/core'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HouseholdRead } from '#features/households/contract.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import type { ReferralRead } from '../contract.ts'
import { CheckStep } from './check-step.tsx'
import { ExchangeStep } from './exchange-step.tsx'
import { NoticeGiven } from './notice-given.tsx'
import { PersonsStep } from './persons-step.tsx'
import { ReferralConflict } from './referral-conflict.tsx'
import { ReferralFrame } from './referral-frame.tsx'
import { type Step, stepAfter, stepBefore } from './referral-steps.ts'
import type { ReferralValues } from './referral-values.ts'
import { SituationStep } from './situation-step.tsx'
import { type ReferralFormApi, useReferralForm } from './use-referral-form.ts'

type Props = {
  readonly household: HouseholdRead
  readonly initial: ReferralValues
  readonly saved: ReferralRead | null
  readonly step: Step
}

type Screen = (props: { form: ReferralFormApi }) => ReactNode

const SCREENS: Readonly<Partial<Record<Step, Screen>>> = {
  situation: SituationStep,
  personnes: PersonsStep,
  echanges: ExchangeStep,
}

/** One form over five addresses: moving from a screen to another loses nothing. */
export function ReferralForm({ household, initial, saved, step }: Props) {
  const referral = useReferralForm({ householdId: household.id, step, initial, saved })
  const begun = referral.saved !== null
  if (!begun && step !== 'information' && step !== 'situation') {
    return (
      <Navigate
        to="/signaler/$householdId/$step"
        params={{ householdId: household.id, step: 'situation' }}
        replace
      />
    )
  }
  return (
    <ReferralFrame household={household} step={step} referral={referral}>
      <ReferralConflict referral={referral} error={referral.error} onResolved={referral.reset} />
      {step === 'information' && <NoticeGiven household={household} />}
      {step === 'verification' ? (
        <CheckStep household={household} referral={referral} />
      ) : (
        <ScreenForm householdId={household.id} step={step} referral={referral} />
      )}
    </ReferralFrame>
  )
}

type ScreenProps = {
  readonly householdId: string
  readonly step: Step
  readonly referral: ReturnType<typeof useReferralForm>
}

function ScreenForm({ householdId, step, referral }: ScreenProps) {
  const { form, submit, sending, waiting, error } = referral
  const Screen = SCREENS[step]
  if (!Screen) {
    return (
      <LinkButton
        to="/signaler/$householdId/$step"
        params={{ householdId, step: stepAfter(step) }}
        style={{ alignSelf: 'flex-start' }}
      >
        Continuer
      </LinkButton>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Screen form={form} />
        <FormError error={error} />
        {waiting && <p role="status">En attente de connexion : l’envoi partira tout seul.</p>}
        <Group>
          <Button type="submit" loading={sending && !waiting} size="md">
            Enregistrer et continuer
          </Button>
          <LinkButton
            to="/signaler/$householdId/$step"
            params={{ householdId, step: stepBefore(step) }}
            variant="default"
            size="md"
          >
            Revenir
          </LinkButton>
        </Group>
      </Stack>
    </form>
  )
}
