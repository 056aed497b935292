import { IconFileText } from '@tabler/icons-react'
import { Anchor } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { Icon } from '#web/ui/icon.tsx'
import type { Candidate, Item, SessionRead } from '../contract.ts'
import type { Outcome } from '../domain/outcomes.ts'
import { numberInGroups } from '../domain/waiting.ts'
import { choiceOf } from './candidate-keys.ts'
import { acts, useAct } from './committee-queries.ts'
import { candidateFacts, householdWords, supportWords } from './committee-words.ts'
import { DecisionChoice } from './decision-choice.tsx'
import { DecisionRead } from './decision-read.tsx'
import { decisionOf, firstFreeRank } from './decision-draft.ts'
import { VotesLine } from './votes-line.tsx'

type Props = {
  readonly session: SessionRead
  readonly item: Item
  readonly candidate: Candidate
  readonly isDeciding: boolean
}

/** A candidate as the committee may know him, and what it decides. */
export function CandidateBlock({ session, item, candidate, isDeciding }: Props) {
  const titleId = useId()
  const doing = useAct(session.id)
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const mayDecide = isDeciding && candidate.isLive

  const choose = (outcome: Outcome) => {
    setChosen(outcome)
    // What needs nothing more is written at once.
    const whole = decisionOf(outcome, candidate, firstFreeRank(item, candidate))
    if (whole) doing.act(acts.decide(candidate.id, { ...whole, version: candidate.version }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = choiceOf(event)
    if (choice === null || doing.busy) return
    event.preventDefault()
    if (choice !== 'all-for') choose(choice)
    else if (candidate.draft?.outcome)
      doing.act(acts.vote(candidate.id, { memberId: null, voice: 'for' }))
  }

  return (
    <li>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- shortcuts beside buttons that do the same */}
      <section
        className="candidate"
        aria-labelledby={titleId}
        data-candidate
        tabIndex={-1}
        onKeyDown={mayDecide ? onKeyDown : undefined}
      >
        <Identity {...{ session, candidate, titleId }} />
        {doing.error !== null && <ErrorCard what="Ce n’est pas écrit." error={doing.error} />}
        {!candidate.isLive && (
          <p className="candidate__gone">Candidature retirée : sans décision pour ce ménage.</p>
        )}
        {mayDecide ? (
          <DecisionChoice
            {...{ session, item, candidate, doing }}
            outcome={chosen ?? candidate.draft?.outcome ?? null}
            onChoose={choose}
          />
        ) : (
          candidate.isLive && <DecisionRead session={session} candidate={candidate} />
        )}
        {candidate.isLive && <VotesLine {...{ session, item, candidate, doing }} />}
      </section>
    </li>
  )
}

type IdentityProps = Pick<Props, 'session' | 'candidate'> & { readonly titleId: string }

function Identity({ session, candidate, titleId }: IdentityProps) {
  const support = supportWords(candidate)
  return (
    <>
      <div className="candidate__head">
        <h4 className="candidate__name" id={titleId}>
          {candidate.name}
        </h4>
        <span className="candidate__household">{householdWords(candidate)}</span>
        {candidate.servedOn !== null && <Chip tone="accent">logement offert</Chip>}
        <SheetLink session={session} candidate={candidate} />
      </div>
      <p className="candidate__number">
        {candidate.uniqueNumber === null
          ? 'sans numéro unique'
          : `n° unique ${numberInGroups(candidate.uniqueNumber)}`}
      </p>
      <ul className="candidate__facts">
        {candidateFacts(candidate).map(({ label, value }) => (
          <li key={label}>
            {label} <strong>{value}</strong>
          </li>
        ))}
      </ul>
      {support !== null && <p className="candidate__support">{support}</p>}
    </>
  )
}

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

function SheetLink({ session, candidate }: Pick<Props, 'session' | 'candidate'>) {
  const navigate = route.useNavigate()
  if (session.state === 'drafted') return null
  return (
    <Anchor
      component="button"
      type="button"
      className="candidate__sheet"
      onClick={() =>
        void navigate({
          search: (before) => ({ ...before, volet: 'fiche', candidat: candidate.id }),
        })
      }
    >
      <Icon of={IconFileText} size={15} /> Fiche
      <span className="visually-hidden"> de {candidate.name}</span>
    </Anchor>
  )
}
