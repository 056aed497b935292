import { IconFileOff, IconPencil } from '@tabler/icons-react'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import type { HouseholdRead } from '../contract.ts'
import { AdhesionCard } from './adhesion-card.tsx'
import { EmergencyCard } from './emergency-card.tsx'
import { hasReferralTab } from './blocks.ts'
import { HiddenBlocks } from './hidden-blocks.tsx'
import { HouseholdTab } from './household-tab.tsx'
import { MeansCard } from './means-card.tsx'
import { PersonsCard } from './persons-card.tsx'
import { EligibilityCard, NoticeCard, ProtectionCard, SituationCard } from './referral-cards.tsx'
import './referral-tab.css'

/** Everything that the referral says, for those who read it. */
export function ReferralTab() {
  return (
    <HouseholdTab>
      {(household) =>
        !hasReferralTab(household) ? (
          <NotFoundPage />
        ) : (
          <>
            <Status household={household} />
            <div className="household-columns">
              <div className="household-columns__side">
                <SituationCard household={household} />
                <EmergencyCard household={household} />
                <EligibilityCard household={household} />
                <ProtectionCard household={household} />
                <NoticeCard household={household} />
              </div>
              <div className="household-columns__side">
                <AdhesionCard household={household} />
                <PersonsCard household={household} />
                <MeansCard household={household} />
                <HiddenBlocks household={household} />
              </div>
            </div>
          </>
        )
      }
    </HouseholdTab>
  )
}

function Status({ household: { id, referral, abilities } }: { household: HouseholdRead }) {
  const mayEdit = abilities.includes('referral.edit')
  const edit = (
    <LinkButton
      to="/signaler/$householdId/$step"
      params={{ householdId: id, step: 'situation' }}
      variant="default"
      size="xs"
      leftSection={<Icon of={IconPencil} size={16} />}
    >
      {referral === null ? 'Remplir le signalement' : 'Modifier le signalement'}
    </LinkButton>
  )
  if (referral === null) {
    return mayEdit ? (
      <EmptyState icon={IconFileOff} title="Le signalement n’est pas encore rempli." action={edit}>
        Le ménage a reçu l’information ; la suite prend moins de dix minutes.
      </EmptyState>
    ) : null
  }
  return (
    <div className="referral-status">
      {referral.sentAt === null ? (
        <Chip tone="todo">Pas encore envoyé</Chip>
      ) : (
        <Chip tone="accent">Envoyé le {formatInstant(referral.sentAt)}</Chip>
      )}
      {mayEdit && edit}
    </div>
  )
}
