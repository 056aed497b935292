import { IconPencil, IconSend } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { HouseholdRead } from '#features/households/contract.ts'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import type { ReferralRead } from '../contract.ts'
import './referral-frame.css'
import { STEPS, type Step, stepNumber } from './referral-steps.ts'
import { StepLinks } from './step-links.tsx'
import type { useReferralForm } from './use-referral-form.ts'

type Props = {
  readonly household: HouseholdRead
  readonly step: Step
  readonly referral: ReturnType<typeof useReferralForm>
  readonly children: ReactNode
}

/** Around each screen: where one is, whether it is sent, what is kept. */
export function ReferralFrame({ household, step, referral, children }: Props) {
  const { saved, form } = referral
  const [lead] = form.values.persons
  const name = [lead?.firstName, lead?.lastName].filter(Boolean).join(' ')
  return (
    <div className="referral">
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/menages">
            Ménages
          </TextLink>,
          <TextLink
            key="household"
            to="/menages/$householdId"
            params={{ householdId: household.id }}
          >
            {name || household.fileNumber}
          </TextLink>,
        ]}
        title={STEPS[stepNumber(step) - 1]?.title ?? ''}
        subtitle={`${name}, dossier\u00a0${household.fileNumber}`}
        badge={<SentChip saved={saved} />}
      />
      <StepLinks householdId={household.id} step={step} open={saved !== null ? 5 : 2} />
      <SavedLine saved={saved} />
      {children}
    </div>
  )
}

function SentChip({ saved }: { saved: ReferralRead | null }) {
  return saved?.sentAt ? (
    <Chip tone="accent" icon={IconSend}>
      Envoyé le {formatInstant(saved.sentAt)}
    </Chip>
  ) : (
    <Chip tone="todo" icon={IconPencil}>
      Pas encore envoyé
    </Chip>
  )
}

function SavedLine({ saved }: { saved: ReferralRead | null }) {
  return (
    <p className="referral__saved" role="status">
      {saved === null
        ? 'Gardé dans ce navigateur. Enregistré dans Pérenne à la fin de cet écran.'
        : `Enregistré dans Pérenne le ${formatInstant(saved.updatedAt)}. Ce que vous tapez est gardé en attendant.`}
    </p>
  )
}
