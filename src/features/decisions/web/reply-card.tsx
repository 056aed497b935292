import { Button, Group, Stack } from '@mantine/core'
import { IconMessageReply } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { Result, ResultsRead } from '../contract.ts'
import { isRefusal } from '../domain/explanation.ts'
import { ConditionDrawer } from './condition-drawer.tsx'
import { ReplyDrawer } from './reply-drawer.tsx'
import type { Named } from './result-queries.ts'

type Props = { readonly read: ResultsRead; readonly result: Result; readonly named: Named }

/** J4, J6: what the household answered, in its words; then whom to call at the landlord's. */
export function ReplyCard({ read, result, named }: Props) {
  const [open, setOpen] = useState<'reply' | 'condition' | null>(null)
  const { abilities, outcome, reply } = result
  if (isRefusal(outcome)) return null
  const mayReply = abilities.includes('reply') || abilities.includes('reply-late')
  const close = () => {
    setOpen(null)
  }
  return (
    <Card title="Réponse du ménage" seenBy={['le ménage', 'son accompagnant', 'le bailleur']}>
      <Stack gap="md">
        <Condition result={result} onMeet={() => setOpen('condition')} />
        {reply === null ? (
          <EmptyState
            icon={IconMessageReply}
            title={waitingTitle(result)}
            action={
              mayReply ? (
                <Button onClick={() => setOpen('reply')}>Noter la réponse</Button>
              ) : undefined
            }
          >
            {result.continuityPromised
              ? 'L’accompagnement est promis par écrit : la réponse peut être oui ou non.'
              : 'Pour dire oui, l’accompagnement doit d’abord être promis par écrit, dans « Candidatures ».'}
          </EmptyState>
        ) : (
          <Answered reply={reply} read={read} />
        )}
      </Stack>
      {open === 'reply' && <ReplyDrawer {...{ read, result, named }} onClose={close} />}
      {open === 'condition' && <ConditionDrawer {...{ read, result, named }} onClose={close} />}
    </Card>
  )
}

function waitingTitle({ notices, isClosed }: Result): string {
  if (isClosed) return 'L’offre s’est refermée sans réponse.'
  return notices.some(({ kind }) => kind === 'offer')
    ? 'La réponse est attendue.'
    : 'Aucune offre n’est encore notifiée.'
}

function Condition({ result, onMeet }: { readonly result: Result; readonly onMeet: () => void }) {
  const { missingDocument, completeOn, conditionMetOn, abilities } = result
  if (missingDocument === null || completeOn === null) return null
  if (conditionMetOn !== null)
    return (
      <p>
        La pièce « {missingDocument} » est arrivée le {formatDay(conditionMetOn)}.
      </p>
    )
  return (
    <>
      <p>
        Il manque « {missingDocument} », avant le {formatLongDay(completeOn)}.
      </p>
      {abilities.includes('meet-condition') && (
        <Group>
          <Button size="xs" variant="default" onClick={onMeet}>
            La pièce est arrivée
          </Button>
        </Group>
      )}
    </>
  )
}

type AnsweredProps = {
  readonly reply: NonNullable<Result['reply']>
  readonly read: ResultsRead
}

function Answered({ reply, read }: AnsweredProps) {
  const isYes = reply.reply === 'accepted'
  return (
    <Stack gap="xs">
      <p>
        <strong>{isYes ? 'Oui' : 'Non'}</strong>, le {formatLongDay(reply.repliedOn)}.
      </p>
      {reply.words !== null && <WordsQuoted words={reply.words} source={reply.author} />}
      {reply.lateMotive !== null && <p>Acceptée après la date : {reply.lateMotive}</p>}
      {!isYes && <p>Le ménage n’est pas radié : ses besoins se revoient avec lui.</p>}
      {isYes &&
        read.referents.map(({ name, phone }) => (
          <p key={name}>
            Au bailleur : <strong>{name}</strong>{' '}
            {phone === null ? '(numéro à demander)' : <PhoneLink phone={phone} name={name} />}
          </p>
        ))}
      {isYes && read.referents.length === 0 && (
        <p>Le bailleur n’a pas encore nommé son référent : il le fait dans « Candidatures ».</p>
      )}
    </Stack>
  )
}
