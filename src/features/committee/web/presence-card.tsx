import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Initials } from '#web/ui/initials.tsx'
import type { Item, Member, SessionRead } from '../contract.ts'
import { isDeliberative, isThere } from '../domain/voices.ts'
import { acts, useAct, type Doing } from './committee-queries.ts'
import { PRESENCE_WORDS, seatWords } from './committee-words.ts'
import { QuorumBar } from './quorum-bar.tsx'

type Props = { readonly session: SessionRead; readonly item: Item | undefined }

/** Who is there, who votes, and whether the quorum of the règlement is reached. */
export function PresenceCard({ session, item }: Props) {
  const doing = useAct(session.id)
  const { present, needed } = session.quorum
  const isReached = needed !== null && present >= needed
  const groups = [
    {
      title: 'Voix délibérative',
      members: session.members.filter((one) => isDeliberative(one.kind)),
    },
    {
      title: 'Voix consultative',
      members: session.members.filter((one) => !isDeliberative(one.kind)),
    },
  ]
  return (
    <Card
      title="Présence"
      action={
        <Chip tone={isReached ? 'accent' : 'todo'} {...(isReached && { icon: IconCheck })}>
          {isReached ? 'quorum atteint' : 'sous le quorum'}
        </Chip>
      }
    >
      <QuorumBar quorum={session.quorum} />
      {doing.error !== null && <ErrorCard what="Ce n’est pas noté." error={doing.error} />}
      {groups.map(
        ({ title, members }) =>
          members.length > 0 && (
            <div key={title}>
              <h3 className="presence__title">{title}</h3>
              <ul className="presence">
                {members.map((member) => (
                  <Line key={member.id} {...{ session, item, member, doing }} />
                ))}
              </ul>
            </div>
          ),
      )}
    </Card>
  )
}

type LineProps = Props & { readonly member: Member; readonly doing: Doing }

function Line({ session, item, member, doing }: LineProps) {
  const isRecused = item?.recused.includes(member.id) === true
  const holder = session.members.find(({ id }) => id === member.mandateTo)
  return (
    <li className="presence__line">
      <Initials name={member.name} tone={isThere(member) ? 'accent' : 'neutral'} size={30} />
      <div className="presence__who">
        <p className="presence__name">{member.isMe ? `${member.name} (vous)` : member.name}</p>
        <p className="presence__seat">{seatWords(member)}</p>
        {holder && <p className="presence__seat">mandat à {holder.name}</p>}
        {isRecused && <p className="presence__away">se déporte pour ce logement</p>}
      </div>
      <Standing {...{ session, item, member, doing, isRecused }} />
    </li>
  )
}

function Standing(props: LineProps & { readonly isRecused: boolean }) {
  const { session, member, item, isRecused, doing } = props
  const isLive = session.state === 'convoked' || session.state === 'open'
  if (isLive && session.abilities.includes('committee.write')) return <PresenceMenu {...props} />
  const mayStandDown =
    isLive && member.isMe && item?.sitting.includes(member.id) === true && !isRecused
  if (!mayStandDown || item.state === 'closed' || item.state === 'postponed') {
    return <PresenceChip member={member} />
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={doing.busy}
      onClick={() => {
        doing.act(acts.recuse(item.id, { memberId: member.id, isRecused: true }))
      }}
    >
      Me déporter
    </Button>
  )
}

function PresenceChip({ member }: { member: Member }) {
  if (member.presence === 'present') {
    return (
      <Chip tone="accent" icon={IconCheck}>
        présent
      </Chip>
    )
  }
  const tone = member.presence === 'remote' ? 'accent' : 'neutral'
  return <Chip tone={tone}>{PRESENCE_WORDS[member.presence]}</Chip>
}

function PresenceMenu({ session, item, member, doing, isRecused }: Parameters<typeof Standing>[0]) {
  const set = (presence: Member['presence'], mandateTo: string | null = null) => {
    doing.act(acts.presence(member.id, { presence, mandateTo }))
  }
  const holders = session.members.filter(
    (other) => other.id !== member.id && isThere(other) && isDeliberative(other.kind),
  )
  const isCalled = item && item.state !== 'closed' && item.state !== 'postponed'
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          disabled={doing.busy}
          aria-label={`${member.name} : ${PRESENCE_WORDS[member.presence]}, changer`}
          rightSection={<Icon of={IconChevronDown} size={14} />}
          {...(isThere(member) && { leftSection: <Icon of={IconCheck} size={14} /> })}
        >
          {PRESENCE_WORDS[member.presence]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => set('present')}>Présent</Menu.Item>
        <Menu.Item onClick={() => set('remote')}>Présent à distance</Menu.Item>
        <Menu.Item onClick={() => set('excused')}>Excusé</Menu.Item>
        <Menu.Item onClick={() => set('absent')}>Absent</Menu.Item>
        {isDeliberative(member.kind) && holders.length > 0 && (
          <>
            <Menu.Label>Excusé, avec mandat à</Menu.Label>
            {holders.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => set('excused', id)}>
                {name}
              </Menu.Item>
            ))}
          </>
        )}
        {isCalled && item.sitting.includes(member.id) && (
          <>
            <Menu.Divider />
            <Menu.Item
              onClick={() => {
                doing.act(acts.recuse(item.id, { memberId: member.id, isRecused: !isRecused }))
              }}
            >
              {isRecused
                ? 'Lever le déport'
                : `Se déporte pour le logement ${String(item.position)}`}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
