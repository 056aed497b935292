import { LinkButton } from '#web/ui/links.tsx'
import { NextStepCard } from '#web/ui/next-step-card.tsx'
import type { HouseholdRead } from '../contract.ts'
import { nextStepTone, nextStepWho } from './next-step-words.ts'

/** What moves this household forward now, for this reader, and the one button that does it. */
export function NextStep({ household }: { household: HouseholdRead }) {
  const { nextStep } = household
  return (
    <NextStepCard
      who={nextStepWho(nextStep)}
      sentence={nextStep.sentence}
      tone={nextStepTone(nextStep)}
      action={<Action household={household} />}
      others={nextStep.others}
    />
  )
}

function Action({ household: { id, nextStep, abilities } }: { household: HouseholdRead }) {
  const params = { householdId: id }
  if (nextStep.key === 'send-referral' && abilities.includes('referral.send')) {
    return (
      <LinkButton to="/signaler/$householdId/$step" params={{ ...params, step: 'verification' }}>
        Compléter et envoyer
      </LinkButton>
    )
  }
  if (nextStep.key === 'decide-eligibility' && abilities.includes('eligibility.decide')) {
    return (
      <LinkButton to="/menages/$householdId" params={params} search={{ volet: 'eligibilite' }}>
        Donner une réponse
      </LinkButton>
    )
  }
  if (nextStep.key === 'appeal-or-close' && abilities.includes('referral.edit')) {
    return (
      <LinkButton to="/signaler/$householdId/$step" params={{ ...params, step: 'situation' }}>
        Compléter le signalement
      </LinkButton>
    )
  }
  return null
}
