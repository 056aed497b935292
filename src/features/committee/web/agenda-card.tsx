import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Item, SessionRead } from '../contract.ts'
import { acts, useAct } from './committee-queries.ts'
import { areaWords, itemLook } from './committee-words.ts'

type Props = { readonly session: SessionRead; readonly shown: Item | undefined }

/** The dwellings of the day, one after the other. */
export function AgendaCard({ session, shown }: Props) {
  const mayWrite = session.abilities.includes('committee.write') && session.state === 'drafted'
  return (
    <Card
      title="Ordre du jour"
      flush
      footer={
        mayWrite && (
          <LinkButton
            to="/attributions/commissions/$sessionId"
            params={{ sessionId: session.id }}
            search={{ volet: 'ajouter' }}
            variant="default"
            fullWidth
            leftSection={<Icon of={IconPlus} size={17} />}
          >
            Ajouter un logement
          </LinkButton>
        )
      }
    >
      <ol className="agenda-lines">
        {session.items.map((item) => (
          <Line key={item.id} session={session} item={item} isShown={item.id === shown?.id} />
        ))}
      </ol>
      {mayWrite && shown && <TakeOff session={session} item={shown} />}
    </Card>
  )
}

type LineProps = { readonly session: SessionRead; readonly item: Item; readonly isShown: boolean }

function Line({ session, item, isShown }: LineProps) {
  const look = itemLook(item, session.state)
  return (
    <li className="agenda-lines__line" data-shown={isShown ? '' : undefined}>
      <span className="agenda-lines__place">{item.position}</span>
      <div className="agenda-lines__what">
        <Link
          to="/attributions/commissions/$sessionId"
          params={{ sessionId: session.id }}
          search={{ logement: item.position }}
          className="agenda-lines__link"
          aria-current={isShown ? 'true' : undefined}
        >
          {item.dwelling.typology}, {item.dwelling.communeName}
        </Link>
        <p className="agenda-lines__detail">{detailWords(item)}</p>
      </div>
      {look && (
        <Chip tone={look.tone} {...(look.icon && { icon: look.icon })}>
          {look.words}
        </Chip>
      )}
    </li>
  )
}

function detailWords(item: Item): string {
  const count = item.candidates.length
  return count === 0 ? areaWords(item) : `${areaWords(item)}, ${counted(count, 'candidat')}`
}

function TakeOff({ session, item }: { session: SessionRead; item: Item }) {
  const { act, busy } = useAct(session.id)
  return (
    <div className="agenda-lines__take-off">
      <Button
        size="xs"
        variant="subtle"
        loading={busy}
        onClick={() => {
          act(acts.takeOff(item.id))
        }}
      >
        Retirer le logement {item.position}
      </Button>
    </div>
  )
}
