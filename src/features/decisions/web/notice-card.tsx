import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Result, ResultNotice, ResultsRead } from '../contract.ts'
import { awaitsProof } from '../domain/reply-deadline.ts'
import { NoticeDrawer } from './notice-drawer.tsx'
import { ProofDrawer } from './proof-drawer.tsx'
import { keptLetter, type Named } from './result-queries.ts'
import { CHANNEL_WORDS, KIND_WORDS } from './result-words.ts'

type Props = { readonly read: ResultsRead; readonly result: Result; readonly named: Named }

/** J2, J3: the written notification, what proves that it arrived, until when one may answer. */
export function NoticeCard({ read, result, named }: Props) {
  const [open, setOpen] = useState<'notice' | ResultNotice | null>(null)
  const { notices, abilities, toldOn } = result
  const mayNotify = abilities.includes('notify')
  const close = () => {
    setOpen(null)
  }
  return (
    <Card title="Lettre au ménage" seenBy={['le ménage', 'son accompagnant', 'le bailleur']}>
      {notices.length === 0 ? (
        <EmptyState
          icon={IconMail}
          title="Aucune lettre n’est partie."
          action={
            mayNotify ? <Button onClick={() => setOpen('notice')}>Notifier</Button> : undefined
          }
        >
          {toldOn === null
            ? 'L’accompagnant lit d’abord le résultat.'
            : 'La lettre part après l’annonce, ou quand le délai est passé.'}
        </EmptyState>
      ) : (
        <Stack gap="md">
          <ul className="results__list">
            {notices.map((notice) => (
              <li key={notice.id}>
                <Notice
                  {...{ notice, named }}
                  onProve={
                    abilities.includes('prove') && awaitsProof(notice)
                      ? () => setOpen(notice)
                      : null
                  }
                />
              </li>
            ))}
          </ul>
          {mayNotify && (
            <Group>
              <Button onClick={() => setOpen('notice')}>Notifier l’offre</Button>
            </Group>
          )}
        </Stack>
      )}
      {open === 'notice' && <NoticeDrawer {...{ read, named }} onClose={close} />}
      {open !== null && open !== 'notice' && (
        <ProofDrawer {...{ read, named }} notice={open} onClose={close} />
      )}
    </Card>
  )
}

type NoticeProps = {
  readonly notice: ResultNotice
  readonly named: Named
  readonly onProve: (() => void) | null
}

function Notice({ notice, named, onProve }: NoticeProps) {
  const { id, kind, channel, sentOn, provedOn, calledOn, replyBy, sha256 } = notice
  return (
    <Stack gap={4}>
      <p>
        <strong>{KIND_WORDS[kind]}</strong>, {CHANNEL_WORDS[channel]}, le {formatDay(sentOn)}.{' '}
        <Anchor href={keptLetter(named, id)}>Lire la lettre (PDF)</Anchor>
      </p>
      <p>
        {provedOn === null
          ? 'Rien ne prouve encore qu’elle est arrivée : le silence ne vaut pas refus.'
          : `Arrivée le ${formatDay(provedOn)}.`}
        {calledOn !== null && ` Appel passé le ${formatDay(calledOn)}.`}
      </p>
      {replyBy !== null && <p>Réponse attendue jusqu’au {formatLongDay(replyBy)} inclus.</p>}
      <p className="results__meta" title={sha256}>
        Empreinte de la lettre : {sha256.slice(0, 12)}…
      </p>
      {onProve !== null && (
        <Group>
          <Button size="xs" variant="default" onClick={onProve}>
            {provedOn === null ? 'Noter l’arrivée' : 'Noter un appel'}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
