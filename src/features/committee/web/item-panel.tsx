import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatWeekday } from '#web/ui/dates.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import type { Item, SessionRead } from '../contract.ts'
import { EXCEPTION_WORDS, OUTCOME_WORDS } from '../domain/outcomes.ts'
import { CandidateList } from './candidate-list.tsx'
import { acts, useAct } from './committee-queries.ts'
import { dwellingDetail, dwellingWords } from './committee-words.ts'
import { ItemFoot } from './item-foot.tsx'

type Props = { readonly session: SessionRead; readonly item: Item }

/** One dwelling: what it is, its candidates one under the other, and how to go on to the next one. */
export function ItemPanel({ session, item }: Props) {
  const readsCandidates = session.abilities.includes('committee.read-candidates')
  return (
    <section className="card item-panel" aria-labelledby="item-title">
      <header className="item-panel__head">
        <h2 id="item-title" className="item-panel__title">
          {dwellingWords(item)}
        </h2>
        <FreeOn item={item} />
        <p className="item-panel__detail">{dwellingDetail(item)}</p>
        <Exception item={item} />
        <CallItem session={session} item={item} />
      </header>
      {item.state === 'postponed' && (
        <p className="item-panel__note">Dossier reporté. Motif : {item.postponedReason}</p>
      )}
      {readsCandidates ? (
        <>
          <div className="item-panel__subhead">
            <h3 className="item-panel__subtitle">Candidats, initiales en séance</h3>
            <SeenBy who={['les membres', 'quinze jours après la signature']} />
          </div>
          <CandidateList session={session} item={item} />
          <ItemFoot session={session} item={item} />
        </>
      ) : (
        <Results item={item} />
      )}
    </section>
  )
}

function FreeOn({ item: { dwelling } }: { item: Item }) {
  if (dwelling.isWithdrawn) return <Chip tone="late">logement retiré entre-temps</Chip>
  return (
    <Chip icon={IconClock}>
      {dwelling.daysVacant > 0
        ? `vacant depuis ${String(dwelling.daysVacant)}\u00a0j`
        : `libre le ${formatWeekday(dwelling.availableOn)}`}
    </Chip>
  )
}

function Exception({ item: { exception, exceptionWords } }: { item: Item }) {
  if (exception === null) return null
  return (
    <p className="item-panel__note">
      Exception de l’article R.441-3, {EXCEPTION_WORDS[exception]}. {exceptionWords}
    </p>
  )
}

function CallItem({ session, item }: Props) {
  const { act, busy, error } = useAct(session.id)
  const another = session.items.some(({ state }) => state === 'open')
  const mayCall = session.abilities.includes('committee.write') && session.state === 'open'
  if (!mayCall || item.state !== 'waiting' || another) return null
  return (
    <div className="item-panel__call">
      {error !== null && <ErrorCard what="Le logement n’est pas appelé." error={error} />}
      <Button
        loading={busy}
        onClick={() => {
          act(acts.call(item.id))
        }}
      >
        Appeler ce logement
      </Button>
    </div>
  )
}

/** 11r: name, outcome and date, for who may not know more. */
function Results({ item: { results, state } }: { item: Item }) {
  if (results.length === 0) {
    return (
      <p className="item-panel__note">
        {state === 'closed'
          ? 'Aucune décision à montrer.'
          : 'Les décisions paraîtront ici, une fois prises.'}
      </p>
    )
  }
  return (
    <ul className="committee-results">
      {results.map(({ name, outcome }) => (
        <li key={`${name} ${outcome}`}>
          <strong>{name}</strong> {OUTCOME_WORDS[outcome].long}
        </li>
      ))}
    </ul>
  )
}
