import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import type { ClosureRead, StateEntry } from '../contract.ts'
import { STATE_WORDS } from './closure-words.ts'
import { StateDrawer } from './state-drawer.tsx'

type Props = { readonly householdId: string; readonly closing: ClosureRead }
type To = StateEntry['to']

const MOVES: Readonly<Record<ClosureRead['state'], readonly (readonly [To, string])[]>> = {
  active: [
    ['suspended', 'Suspendre le suivi'],
    ['withdrawn', 'Le ménage quitte le dispositif'],
    ['ended-early', 'Sortie avant le terme'],
  ],
  suspended: [
    ['active', 'Reprendre le suivi'],
    ['withdrawn', 'Le ménage quitte le dispositif'],
    ['ended-early', 'Sortie avant le terme'],
  ],
  withdrawn: [['active', 'Reprendre le suivi']],
  'ended-early': [['active', 'Reprendre le suivi']],
  closed: [],
}

/** Beside the phase: a pause, a departure, a return. Its words stay with the prescriber's side. */
export function StateCard({ householdId, closing }: Props) {
  const [to, setTo] = useState<To | null>(null)
  const { state, exits, abilities } = closing
  if (state === 'active' && exits.length === 0 && !abilities.includes('state.move')) return null
  return (
    <Card title="Pause ou sortie">
      <Stack gap="md">
        <p>{STATE_WORDS[state]}.</p>
        {exits.map(({ on, kind, words }) => (
          <section key={`${on} ${kind}`} aria-label={`Le ${formatLongDay(on)}`}>
            <p className="closing__meta">
              {STATE_WORDS[kind as ClosureRead['state']]}, le {formatLongDay(on)}
            </p>
            {(words ?? ['Texte illisible : sa clé n’existe plus.']).map((text) => (
              <p key={text} className="closing__words">
                {text}
              </p>
            ))}
          </section>
        ))}
        {abilities.includes('state.move') &&
          MOVES[state].map(([move, label]) => (
            <Button
              key={move}
              variant="default"
              onClick={() => {
                setTo(move)
              }}
            >
              {label}
            </Button>
          ))}
      </Stack>
      {to !== null && (
        <StateDrawer
          householdId={householdId}
          closing={closing}
          to={to}
          onClose={() => {
            setTo(null)
          }}
        />
      )}
    </Card>
  )
}
