import { AXIS_WORDS } from '#features/action-plans/domain/autonomy-axes.ts'
import { Button, Stack } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { listed } from '#web/ui/identity.ts'
import type { ClosureRead } from '../contract.ts'
import { MARK_WORDS, PRESENT_WORDS } from './closure-words.ts'
import { MeetingDrawer } from './meeting-drawer.tsx'

type Props = { readonly householdId: string; readonly closing: ClosureRead }

const SEEN_BY = ['le ménage', 'son accompagnant', 'le bailleur']

/** The closure meeting, or when it may be held. */
export function MeetingCard({ householdId, closing }: Props) {
  const { closure, abilities } = closing
  const [isOpen, setOpen] = useState(false)
  if (closure !== null) return <Meeting closure={closure} />
  return (
    <Card title="Réunion de clôture" seenBy={SEEN_BY}>
      <EmptyState
        icon={IconFlag}
        title="La réunion de clôture n’a pas eu lieu."
        action={
          abilities.includes('closure.hold') && (
            <Button
              onClick={() => {
                setOpen(true)
              }}
            >
              Enregistrer la réunion
            </Button>
          )
        }
      >
        {whenItMay(closing)}
      </EmptyState>
      {isOpen && (
        <MeetingDrawer
          householdId={householdId}
          closing={closing}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </Card>
  )
}

function whenItMay({ followUpEndsOn, today }: ClosureRead): string {
  if (followUpEndsOn === null) return 'Elle vient à la fin du suivi, qui commence avec le bail.'
  return followUpEndsOn <= today
    ? `Le suivi a atteint son terme le ${formatLongDay(followUpEndsOn)}.`
    : `Le suivi va jusqu’au ${formatLongDay(followUpEndsOn)}. Plus tôt, elle demande un motif.`
}

function Meeting({ closure }: { closure: NonNullable<ClosureRead['closure']> }) {
  return (
    <Card title="Réunion de clôture" seenBy={SEEN_BY}>
      <Stack gap="md">
        <Facts
          facts={[
            { label: 'Tenue le', value: formatLongDay(closure.heldOn) },
            { label: 'Présents', value: listed(closure.present.map((who) => PRESENT_WORDS[who])) },
            ...(closure.earlyMotive === null
              ? []
              : [{ label: 'Avant le terme, parce que', value: closure.earlyMotive }]),
            { label: 'Objectifs', value: closure.objectives },
            { label: 'Ce qui reste à faire', value: closure.remains },
            { label: 'Veille', value: closure.watchPlan },
            {
              label: 'Visite de veille',
              value:
                closure.watchOn === null
                  ? 'non, le ménage ne l’a pas souhaitée'
                  : `prévue le ${formatLongDay(closure.watchOn)}, avec son accord`,
            },
            { label: 'Enregistrée par', value: closure.author },
          ]}
        />
        <section aria-labelledby="autonomie">
          <h3 id="autonomie">Autonomie à la clôture</h3>
          <ul className="closing__marks">
            {closure.marks.map(({ axis, mark }) => (
              <li key={axis}>
                <span>{AXIS_WORDS[axis]}</span>
                <span>
                  {MARK_WORDS[mark - 1]} ({mark} sur 4)
                </span>
              </li>
            ))}
          </ul>
        </section>
      </Stack>
    </Card>
  )
}
