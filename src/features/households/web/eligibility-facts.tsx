import { IconArrowRight } from '@tabler/icons-react'
import { metCriteria } from '#features/referrals/domain/eligibility.ts'
import { CRITERION_WORDS } from '#features/referrals/domain/referral-words.ts'
import { dayOf, formatDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { phaseWords } from '#web/ui/phases.ts'
import { quoted } from '#web/ui/typo.ts'
import type { HouseholdRead } from '../contract.ts'
import { nextStepOf } from '../domain/next-step.ts'
import { positionOf } from '../domain/path.ts'
import { YesNo } from './yes-no.tsx'

const NOTHING_CLAIMED = { daloRecognised: false, pdalhpdPublic: false }

/** What the prescriber declared, criterion by criterion, with the date: one is enough. */
export function CriteriaCard({ household: { referral } }: { household: HouseholdRead }) {
  const met = metCriteria(referral ?? NOTHING_CLAIMED)
  return (
    <section className="criteria">
      <h3 className="criteria__title">Un seul de ces critères suffit</h3>
      <ul>
        {(['dalo', 'pdalhpd'] as const).map((criterion) => (
          <li key={criterion}>
            <YesNo yes={met.includes(criterion)} />
            {CRITERION_WORDS[criterion]}
          </li>
        ))}
      </ul>
      {met.length === 0 && (
        <p>
          Aucun n’est déclaré : demandez au prescripteur de compléter, ou refusez avec un motif.
        </p>
      )}
      {referral?.sentAt && (
        <p>
          Déclaré par le prescripteur dans le signalement envoyé le{' '}
          {formatDay(dayOf(referral.sentAt))}.
        </p>
      )}
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
