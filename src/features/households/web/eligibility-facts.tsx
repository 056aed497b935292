import { IconArrowRight, IconCheck, IconX } from '@tabler/icons-react'
import { CRITERION_WORDS } from '#features/referrals/domain/referral-words.ts'
import { dayOf, formatDay } from '#web/ui/dates.ts'
import { Chip } from '#web/ui/chip.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { phaseWords } from '#web/ui/phases.ts'
import { quoted } from '#web/ui/typo.ts'
import type { HouseholdRead } from '../contract.ts'
import { nextStepOf } from '../domain/next-step.ts'
import { positionOf } from '../domain/path.ts'

/** What the prescriber declared, criterion by criterion, with the date: one is enough. */
export function CriteriaCard({ household: { referral } }: { household: HouseholdRead }) {
  const declared = referral?.sentAt ? formatDay(dayOf(referral.sentAt)) : null
  return (
    <section className="criteria">
      <h3 className="criteria__title">Un seul de ces critères suffit</h3>
      <ul>
        {[
          { label: CRITERION_WORDS.dalo, met: referral?.daloRecognised ?? false },
          { label: CRITERION_WORDS.pdalhpd, met: referral?.pdalhpdPublic ?? false },
        ].map(({ label, met }) => (
          <li key={label}>
            <Chip tone={met ? 'accent' : 'neutral'} icon={met ? IconCheck : IconX}>
              {met ? 'oui' : 'non'}
            </Chip>
            {label}
          </li>
        ))}
      </ul>
      {declared && <p>Déclaré par le prescripteur dans le signalement envoyé le {declared}.</p>}
    </section>
  )
}

type EffectProps = {
  readonly household: HouseholdRead
  readonly outcome: 'accepted' | 'refused'
}

/** What will follow, said by the rules that the server will apply. */
export function EffectPreview({ household, outcome }: EffectProps) {
  const { today, referral, phaseSince } = household
  const sentOn = referral?.sentAt ? dayOf(referral.sentAt) : phaseSince
  const facts = [
    { kind: 'referral-sent', happenedOn: sentOn },
    ...(outcome === 'accepted' ? [{ kind: 'eligible', happenedOn: today }] : []),
  ]
  const position = positionOf(facts, today, Number.POSITIVE_INFINITY)
  const { sentences } = nextStepOf({
    position,
    facts,
    eligibilityRefused: outcome === 'refused',
    delays: {},
  })
  return (
    <section className="effect" aria-label="Ce qui va se passer">
      <p className="effect__title">
        <Icon of={IconArrowRight} size={16} />
        {outcome === 'accepted'
          ? `Le ménage passe à : ${phaseWords(position.phase)}.`
          : `Le ménage reste à : ${phaseWords(position.phase)}.`}
      </p>
      <dl>
        <dt>Le prescripteur lira</dt>
        <dd>{quoted(sentences.PRE ?? sentences.others)}</dd>
        <dt>Le ménage lira</dt>
        <dd>{quoted(sentences.HH ?? sentences.others)}</dd>
      </dl>
    </section>
  )
}
