import { Button, Group, Stack } from '@mantine/core'
import { IconAlertTriangle, IconEye, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { HouseholdRead } from '#features/households/contract.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import { useSignedIn } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton, TextLink } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { stepsToComplete } from './referral-checks.ts'
import { ReferralConflict } from './referral-conflict.tsx'
import { referralFacts } from './referral-facts.ts'
import { sendReferral } from './referral-queries.ts'
import { STEPS, type Step, stepNumber } from './referral-steps.ts'
import type { useReferralForm } from './use-referral-form.ts'

type Props = {
  readonly household: HouseholdRead
  readonly referral: ReturnType<typeof useReferralForm>
}

/** Everything once more, then who will read it, then the button. */
export function CheckStep({ household, referral }: Props) {
  const { values } = referral.form
  const facts = referralFacts(values)
  const missing = stepsToComplete(values)
  return (
    <Stack gap="md">
      {missing.length > 0 && <Missing householdId={household.id} steps={missing} />}
      {(['situation', 'personnes', 'echanges'] as const).map((step) => (
        <Card
          key={step}
          title={STEPS[stepNumber(step) - 1]?.label ?? ''}
          action={<EditLink householdId={household.id} step={step} />}
        >
          <Facts facts={facts.filter((fact) => fact.step === step)} />
        </Card>
      ))}
      <Sending household={household} referral={referral} complete={missing.length === 0} />
    </Stack>
  )
}

function EditLink({ householdId, step }: { householdId: string; step: Step }) {
  return (
    <TextLink to="/signaler/$householdId/$step" params={{ householdId, step }} fz="sm">
      Modifier<span className="visually-hidden"> {STEPS[stepNumber(step) - 1]?.label}</span>
    </TextLink>
  )
}

function Missing({ householdId, steps }: { householdId: string; steps: readonly Step[] }) {
  return (
    <div className="referral-missing" role="status">
      <Icon of={IconAlertTriangle} size={20} />
      <div>
        <p>
          <strong>Il manque des réponses avant l’envoi.</strong>
        </p>
        <ul>
          {steps.map((step) => (
            <li key={step}>
              <TextLink to="/signaler/$householdId/$step" params={{ householdId, step }}>
                Compléter « {STEPS[stepNumber(step) - 1]?.label} »
              </TextLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Sends once: what this browser has in hand is saved first, then the landlord is told. */
function useSending({ household, referral }: Props) {
  const navigate = useNavigate()
  const refresh = useRefreshHousehold(household.id)
  return useMutation({
    mutationFn: async () => {
      referral.keepSaved(await referral.save(referral.form.getValues()))
      return sendReferral(household.id)
    },
    onSuccess: async () => {
      referral.forgetDraft()
      await refresh()
      notifyDone('Signalement envoyé au bailleur. Le ménage le voit aussi.')
      await navigate({ to: '/menages/$householdId', params: { householdId: household.id } })
    },
  })
}

function Sending({ household, referral, complete }: Props & { complete: boolean }) {
  const sending = useSending({ household, referral })
  if (referral.saved?.sentAt) return <AlreadySent householdId={household.id} />
  return (
    <>
      <WhoWillRead />
      <ReferralConflict referral={referral} error={sending.error} onResolved={sending.reset} />
      <FormError error={sending.error} />
      <Group>
        <Button
          size="md"
          leftSection={<Icon of={IconSend} />}
          disabled={!complete}
          loading={sending.isPending && !sending.isPaused}
          onClick={() => sending.mutate()}
        >
          Envoyer au bailleur
        </Button>
        <LinkButton
          to="/menages/$householdId"
          params={{ householdId: household.id }}
          variant="default"
          size="md"
        >
          Garder pour plus tard
        </LinkButton>
      </Group>
    </>
  )
}

function WhoWillRead() {
  const landlord = useSignedIn().scheme?.landlord ?? 'le bailleur'
  return (
    <div className="referral-effect">
      <Icon of={IconEye} size={20} />
      <div>
        <p>
          <strong>Ce qui se passe à l’envoi</strong>
        </p>
        <ul>
          <li>
            Les chargées d’attribution de {landlord} lisent l’identité, la composition, la situation
            et la mesure de protection.
          </li>
          <li>Elles ne lisent ni les mots du ménage, ni vos notes.</li>
          <li>Le ménage voit dans son espace que sa demande est partie.</li>
          <li>Un signalement envoyé ne se reprend pas : il se complète.</li>
        </ul>
      </div>
    </div>
  )
}

function AlreadySent({ householdId }: { householdId: string }) {
  return (
    <LinkButton
      to="/menages/$householdId"
      params={{ householdId }}
      size="md"
      style={{ alignSelf: 'flex-start' }}
    >
      Revenir au dossier
    </LinkButton>
  )
}
