import {
  CRITERION_WORDS,
  NOTICE_MEANS_WORDS,
  PRESENT_SITUATION_WORDS,
  PROTECTION_WORDS,
  SIGNATURE_WORDS,
  URGENCY_WORDS,
  wordsOf,
} from '#features/referrals/domain/referral-words.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { type Fact, Facts } from '#web/ui/facts.tsx'
import { languageName } from '#web/ui/languages.ts'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import type { HouseholdRead } from '../contract.ts'
import { seenByOf } from './blocks.ts'
import { YesNo } from './yes-no.tsx'

type Props = { readonly household: HouseholdRead }

export function SituationCard({ household }: Props) {
  const { referral } = household
  if (referral === null) return null
  const facts: Fact[] = [
    { label: 'Aujourd’hui', value: wordsOf(PRESENT_SITUATION_WORDS, referral.presentSituation) },
    { label: 'Depuis le', value: dayOrNull(referral.presentSince) },
    { label: 'Prêt à aller dans un logement', value: `à partir du ${formatDay(referral.readyOn)}` },
    { label: 'Urgence', value: wordsOf(URGENCY_WORDS, referral.urgency) },
    ...(referral.urgencyReason === null
      ? []
      : [{ label: 'Pourquoi c’est urgent', value: referral.urgencyReason }]),
  ]
  return (
    <Card title="Situation" seenBy={seenByOf(household, 'referral')}>
      <Facts facts={facts} />
    </Card>
  )
}

/** The criteria claimed, the decision, its motive: why the household entered, or did not. */
export function EligibilityCard({ household }: Props) {
  const { referral, eligibility, uniqueRequestNumber } = household
  if (referral === null && eligibility === null) return null
  return (
    <Card
      title="Entrée dans le dispositif"
      seenBy={seenByOf(household, 'eligibility') ?? seenByOf(household, 'referral')}
    >
      <Facts
        facts={[
          ...(referral === null
            ? []
            : [
                { label: CRITERION_WORDS.dalo, value: <YesNo yes={referral.daloRecognised} /> },
                { label: CRITERION_WORDS.pdalhpd, value: <YesNo yes={referral.pdalhpdPublic} /> },
                {
                  label: 'Numéro de demande de logement',
                  value: uniqueRequestNumber ?? (
                    <Chip tone="todo">à créer avant la commission</Chip>
                  ),
                },
              ]),
          ...decisionFacts(eligibility),
        ]}
      />
    </Card>
  )
}

function decisionFacts(eligibility: HouseholdRead['eligibility']): Fact[] {
  if (eligibility === null) return [{ label: 'Réponse du bailleur', value: 'pas encore donnée' }]
  const { outcome, criterion, motive, decidedOn } = eligibility
  const words = outcome === 'accepted' ? 'accepté' : 'non retenu'
  return [
    { label: 'Réponse du bailleur', value: `${words} le ${formatDay(decidedOn)}` },
    ...(criterion === null ? [] : [{ label: 'Critère rempli', value: CRITERION_WORDS[criterion] }]),
    ...(motive === null ? [] : [{ label: 'Motif', value: motive }]),
  ]
}

export function ProtectionCard({ household }: Props) {
  const { protection } = household
  if (protection === null) return null
  const { kind, signature, mandataryName, mandataryRole, mandataryPhone } = protection
  return (
    <Card title="Mesure de protection" seenBy={seenByOf(household, 'protection')}>
      <Facts
        facts={[
          ...(kind === null ? [] : [{ label: 'Mesure', value: wordsOf(PROTECTION_WORDS, kind) }]),
          ...(signature === null
            ? []
            : [{ label: 'Signature', value: wordsOf(SIGNATURE_WORDS, signature) }]),
          { label: 'Mandataire', value: mandataryName },
          ...(mandataryRole === null ? [] : [{ label: 'Son rôle', value: mandataryRole }]),
          ...(mandataryPhone === null
            ? []
            : [
                {
                  label: 'Téléphone',
                  value: <PhoneLink phone={mandataryPhone} name={mandataryName} />,
                },
              ]),
        ]}
      />
    </Card>
  )
}

export function NoticeCard({ household }: Props) {
  const { notice } = household
  if (notice === null) return null
  return (
    <Card title="Information donnée au ménage" seenBy={seenByOf(household, 'identity')}>
      <Facts
        facts={[
          { label: 'Expliquée le', value: formatDay(notice.givenOn) },
          { label: 'En', value: languageName(notice.language) },
          { label: 'Comment', value: wordsOf(NOTICE_MEANS_WORDS, notice.means) },
        ]}
      />
    </Card>
  )
}

function dayOrNull(day: string | null): string | null {
  return day === null ? null : formatDay(day)
}
