import { Anchor, Button, Stack } from '@mantine/core'
import { IconCheck, IconKey } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { LeaseRead } from '../contract.ts'
import { keptPaper } from './lease-queries.ts'
import { KIND_WORDS, PAPER_WORDS } from './lease-words.ts'

const KeysDrawer = lazy(() =>
  import('./signature-drawer.tsx').then((file) => ({ default: file.KeysDrawer })),
)

type Props = { readonly householdId: string; readonly read: LeaseRead }

/** The lease as it was signed, its papers, its keys. */
export function LeaseCard({ householdId, read }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { lease, abilities } = read
  if (lease === null) return null
  return (
    <Card title="Bail" seenBy={['le ménage', 'le bailleur', 'son mandataire']}>
      <Stack gap="md">
        <div className="lease__actions">
          {lease.keysOn === null ? (
            <Chip tone="todo" icon={IconKey}>
              clés à remettre
            </Chip>
          ) : (
            <Chip tone="accent" icon={IconCheck}>
              clés remises le {formatDay(lease.keysOn)}
            </Chip>
          )}
        </div>
        <Facts facts={factsOf(lease)} />
        {lease.documents.length > 0 && (
          <ul className="lease__marks">
            {lease.documents.map(({ id, kind, dated }) => (
              <li key={id}>
                <Anchor href={keptPaper(householdId, id)}>{PAPER_WORDS[kind]}</Anchor>
                <span className="lease__meta">{formatDay(dated)}</span>
              </li>
            ))}
          </ul>
        )}
        {abilities.includes('give-keys') && (
          <Button onClick={() => setOpen(true)}>Remettre les clés</Button>
        )}
      </Stack>
      <Suspense fallback={null}>
        {isOpen && <KeysDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}

function factsOf(lease: NonNullable<LeaseRead['lease']>) {
  const dated = (label: string, day: string | null) =>
    day === null ? [] : [{ label, value: formatLongDay(day) }]
  return [
    { label: 'Nature', value: KIND_WORDS[lease.kind] },
    ...(lease.tenant === null ? [] : [{ label: 'Locataire', value: lease.tenant }]),
    ...dated('Signé le', lease.signedOn),
    ...dated('À partir du', lease.startsOn),
    ...dated('Sous-location jusqu’au', lease.subleaseUntil),
    ...dated('Au nom du ménage le', lease.glidedOn),
    ...dated('Terminé le', lease.endedOn),
  ]
}
