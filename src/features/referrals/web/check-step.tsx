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
import { TextLink } from '#web/ui/links.tsx'
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

/** What this browser has in hand is saved first; then, to send, the landlord is told. */
function useLeaving({ household, referral }: Props, after: () => Promise<unknown>, words: string) {
  const navigate = useNavigate()
  const refresh = useRefreshHousehold(household.id)
  return useMutation({
    mutationFn: async () => {
      referral.keepSaved(await referral.save(referral.form.getValues()))
      await after()
    },
    onSuccess: async () => {
      referral.forgetDraft()
      await refresh()
      notifyDone(words)
      await navigate({ to: '/menages/$householdId', params: { householdId: household.id } })
    },
  })
}

function Sending({ complete, ...props }: Props & { readonly complete: boolean }) {
  const { household, referral } = props
  const isSent = referral.saved?.sentAt != null
  const sending = useLeaving(
    props,
    () => sendReferral(household.id),
    'Signalement envoyé au bailleur. Le ménage le voit aussi.',
  )
  const keeping = useLeaving(props, () => Promise.resolve(), 'Enregistré.')
  const error = sending.error ?? keeping.error
  const forget = () => {
    sending.reset()
    keeping.reset()
  }
  return (
    <>
      {!isSent && <WhoWillRead />}
      <ReferralConflict referral={referral} error={error} onResolved={forget} />
      <FormError error={error} />
      <Group>
        {!isSent && (
          <Button
            size="md"
            leftSection={<Icon of={IconSend} />}
            disabled={!complete || keeping.isPending}
            loading={sending.isPending && !sending.isPaused}
            onClick={() => sending.mutate()}
          >
            Envoyer au bailleur
          </Button>
        )}
        <Button
          size="md"
          variant={isSent ? 'filled' : 'default'}
          disabled={sending.isPending}
          loading={keeping.isPending && !keeping.isPaused}
          onClick={() => keeping.mutate()}
        >
          {isSent ? 'Enregistrer et revenir au dossier' : 'Garder pour plus tard'}
        </Button>
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
