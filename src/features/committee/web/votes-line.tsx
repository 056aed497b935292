import { Button, Group, SegmentedControl } from '@mantine/core'
import { useId, useState } from 'react'
import type { Candidate, Item, SessionRead } from '../contract.ts'
import { voicesWords } from '../domain/minutes-words.ts'
import { VOICES, type Voice } from '../domain/voices.ts'
import { counted } from '#web/ui/typo.ts'
import { acts, type Doing } from './committee-queries.ts'

type Props = {
  readonly session: SessionRead
  readonly item: Item
  readonly candidate: Candidate
  readonly doing: Doing
}

const VOICE_WORDS: Readonly<Record<Voice, string>> = {
  for: 'Pour',
  against: 'Contre',
  abstain: 'Abstention',
}

/** The voices on the decision that is written: everybody at once, or one by one. */
export function VotesLine(props: Props) {
  const { session, item, candidate } = props
  const [isOneByOne, setOneByOne] = useState(false)
  if (!candidate.draft?.outcome) return null
  const waiting = waitingVoters(item, candidate)
  const mayCount = session.abilities.includes('committee.write') && item.state === 'open'
  const mine = item.state === 'open' ? ownVoices(session, waiting) : []
  return (
    <div className="votes">
      <p className="votes__words">{standingWords(candidate, waiting.length)}</p>
      {mayCount && (
        <Counting
          {...props}
          waiting={waiting.length}
          isOneByOne={isOneByOne}
          onOneByOne={setOneByOne}
        />
      )}
      {(isOneByOne || mine.length > 0) && (
        <VoiceList {...props} members={mayCount ? waiting : mine} />
      )}
    </div>
  )
}

type CountingProps = Props & {
  readonly waiting: number
  readonly isOneByOne: boolean
  readonly onOneByOne: (isOneByOne: boolean) => void
}

/** The secretary counts: everybody at once, one by one, or again. */
function Counting({ candidate, doing, waiting, isOneByOne, onOneByOne }: CountingProps) {
  return (
    <>
      {waiting > 0 && (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            disabled={doing.busy}
            onClick={() => {
              doing.act(acts.vote(candidate.id, { memberId: null, voice: 'for' }))
            }}
          >
            {candidate.voices.length === 0 ? 'Tous pour' : 'Les autres pour'}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-expanded={isOneByOne}
            onClick={() => onOneByOne(!isOneByOne)}
          >
            Voix par voix
          </Button>
        </Group>
      )}
      {candidate.voices.length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          disabled={doing.busy}
          onClick={() => {
            doing.act(acts.voteAgain(candidate.id))
          }}
        >
          Revoter
        </Button>
      )}
    </>
  )
}

function waitingVoters(item: Item, { voices }: Candidate): readonly string[] {
  return item.voters.filter((id) => !voices.some(({ memberId }) => memberId === id))
}

/** One's own voice, and those that one carries. */
function ownVoices({ members }: SessionRead, waiting: readonly string[]): readonly string[] {
  const me = members.find(({ isMe }) => isMe)
  if (!me) return []
  return waiting.filter((id) => {
    const member = members.find((one) => one.id === id)
    return member?.id === me.id || member?.mandateTo === me.id
  })
}

function standingWords({ voices, tally }: Candidate, waiting: number): string {
  const still = waiting === 0 ? '' : `, ${counted(waiting, 'voix attendue', 'voix attendues')}`
  return voices.length === 0 ? `Vote${still}` : `${voicesWords(tally)}${still}`
}

function VoiceList({
  session,
  candidate,
  doing,
  members,
}: Props & { readonly members: readonly string[] }) {
  return (
    <ul className="votes__list">
      {members.map((id) => (
        <OneVoice
          key={id}
          name={session.members.find((member) => member.id === id)?.name ?? ''}
          busy={doing.busy}
          onVoice={(voice) => {
            doing.act(acts.vote(candidate.id, { memberId: id, voice }))
          }}
        />
      ))}
    </ul>
  )
}

type VoiceProps = {
  readonly name: string
  readonly busy: boolean
  readonly onVoice: (voice: Voice) => void
}

function OneVoice({ name, busy, onVoice }: VoiceProps) {
  const nameId = useId()
  return (
    <li className="votes__line">
      <span id={nameId}>{name}</span>
      <SegmentedControl
        aria-labelledby={nameId}
        size="xs"
        disabled={busy}
        value=""
        data={VOICES.map((value) => ({ value, label: VOICE_WORDS[value] }))}
        onChange={(value) => {
          const voice = VOICES.find((one) => one === value)
          if (voice) onVoice(voice)
        }}
      />
    </li>
  )
}
