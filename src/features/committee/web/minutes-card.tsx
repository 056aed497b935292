import { Button, Group } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatTime } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Item, SessionRead } from '../contract.ts'
import { candidateSentence } from '../domain/minutes-words.ts'

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

/** The minutes as they are being written, by the code that will print them. */
export function MinutesCard({ session }: { session: SessionRead }) {
  const navigate = route.useNavigate()
  const open = (volet: 'ordre-du-jour' | 'proces-verbal') =>
    void navigate({ search: (before) => ({ ...before, volet }) })
  return (
    <Card
      title="Procès-verbal"
      footer={
        <>
          <Group gap="xs" grow>
            <Button variant="default" onClick={() => open('ordre-du-jour')}>
              Ordre du jour
            </Button>
            {session.openedAt !== null && (
              <Button variant="default" onClick={() => open('proces-verbal')}>
                Relire
              </Button>
            )}
          </Group>
          <p className="minutes__note">{footWords(session)}</p>
        </>
      }
    >
      <div className="minutes">
        <Opening session={session} />
        {session.items
          .filter(({ state }) => state !== 'waiting')
          .map((item) => (
            <ItemMinutes key={item.id} session={session} item={item} />
          ))}
      </div>
    </Card>
  )
}

function Opening({ session }: { session: SessionRead }) {
  const { openedAt, chairId, members, quorum } = session
  if (openedAt === null) {
    return <p>Il s’écrira ici pendant la séance, à mesure des décisions.</p>
  }
  const chair = members.find(({ id }) => id === chairId)
  return (
    <>
      <h3>Séance</h3>
      <p>
        Ouverte à {formatTime(openedAt)} par {chair?.name}.{' '}
        {counted(quorum.present, 'membre du conseil présent', 'membres du conseil présents')} sur{' '}
        {quorum.seats}, {quorum.needed ?? 0} requis.
      </p>
    </>
  )
}

function ItemMinutes({ session, item }: { session: SessionRead; item: Item }) {
  const labels = new Map(session.motives.map(({ code, label }) => [code, label]))
  const sentences = item.candidates.flatMap((one) => {
    const text = candidateSentence(one, labels)
    return text === null ? [] : [{ id: one.id, text }]
  })
  const away = session.members.filter(({ id }) => item.recused.includes(id))
  return (
    <>
      <h3>
        {item.position}. {item.dwelling.typology}, {item.dwelling.communeName}
      </h3>
      {away.map(({ id, name }) => (
        <p key={id}>{name} se déporte.</p>
      ))}
      {item.state === 'postponed' && <p>Reporté. Motif : {item.postponedReason}</p>}
      {item.state === 'open' ? (
        <div className="minutes__draft">
          <p className="minutes__pen">
            <Icon of={IconPencil} size={15} /> en cours d’écriture
          </p>
          {sentences.map(({ id, text }) => (
            <p key={id}>{text}</p>
          ))}
        </div>
      ) : (
        sentences.map(({ id, text }) => <p key={id}>{text}</p>)
      )}
    </>
  )
}

function footWords(session: SessionRead): string {
  const chair = session.members.find(({ id }) => id === session.chairId)
  const minutes = session.documents.find(({ kind }) => kind === 'minutes')
  if (minutes) {
    return `Signé le ${formatDay(minutes.issuedOn)} par ${minutes.signerName ?? ''}. Empreinte ${minutes.sha256.slice(0, 12)}…`
  }
  if (session.state === 'closed') return `En attente de la signature de ${chair?.name ?? ''}.`
  return 'Signature après le dernier logement. Les prescripteurs sont informés en premier.'
}
