import { Button } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatInstant, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Result, ResultsRead } from '../contract.ts'
import { ConversationDrawer } from './conversation-drawer.tsx'
import type { Named } from './result-queries.ts'
import { MODE_WORDS, UNDERSTANDING_WORDS } from './result-words.ts'

type Props = { readonly read: ResultsRead; readonly result: Result; readonly named: Named }

/** J7: the prescriber told the household; how, and whether it was understood. */
export function ConversationCard({ read, result, named }: Props) {
  const [telling, setTelling] = useState(false)
  const { conversations, abilities, embargoEndsAt, toldOn } = result
  const ask = abilities.includes('converse') ? (
    <Button size="xs" onClick={() => setTelling(true)}>
      Noter l’annonce
    </Button>
  ) : undefined
  return (
    <Card title="Annonce au ménage" seenBy={['l’accompagnant', 'le bailleur']} action={ask}>
      {conversations.length === 0 ? (
        <EmptyState icon={IconMessages} title="Le résultat n’a pas encore été annoncé.">
          {toldOn === null || embargoEndsAt === null
            ? 'C’est l’accompagnant qui l’annonce, avant toute lettre.'
            : `C’est l’accompagnant qui l’annonce. Sans annonce notée, la lettre peut partir à partir du ${formatInstant(embargoEndsAt)}.`}
        </EmptyState>
      ) : (
        <ul className="results__list">
          {conversations.map(({ id, heldOn, mode, understanding, author }) => (
            <li key={id}>
              <p>
                Le {formatLongDay(heldOn)}, {MODE_WORDS[mode]} :{' '}
                {UNDERSTANDING_WORDS[understanding]}.
              </p>
              <p className="results__meta">{author}</p>
            </li>
          ))}
        </ul>
      )}
      {telling && (
        <ConversationDrawer read={read} named={named} onClose={() => setTelling(false)} />
      )}
    </Card>
  )
}
