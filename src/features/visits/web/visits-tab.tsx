import { Button, Stack } from '@mantine/core'
import { IconHeart, IconHomeHeart } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { AlertsCard } from '#web/alerts/alerts-card.tsx'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { Visit, VisitsRead } from '../contract.ts'
import { visitsQuery } from './visit-queries.ts'
import { factsOf, INTENSITY_WORDS, OUTCOME_WORDS, PURPOSE_WORDS } from './visit-words.ts'
import './visits-tab.css'

const RhythmDrawer = lazy(() =>
  import('./rhythm-drawer.tsx').then((file) => ({ default: file.RhythmDrawer })),
)
const route = getRouteApi('/shell/menages/$householdId/visites')

/** What visits showed, the last one first; what worries, and the rhythm. */
export function VisitsTab() {
  const { householdId } = route.useParams()
  const query = useQuery(visitsQuery(householdId))
  return (
    <QueryView query={query} failure="Les visites n’ont pas pu être chargées.">
      {(read) => (
        <div className="visits">
          <div className="visits__main">
            <Visits householdId={householdId} read={read} />
          </div>
          <div className="visits__aside">
            <AlertsCard householdId={householdId} />
            <Rhythm householdId={householdId} read={read} />
          </div>
        </div>
      )}
    </QueryView>
  )
}

type Props = { readonly householdId: string; readonly read: VisitsRead }

function Visits({ householdId, read }: Props) {
  const { visits, reduced, abilities } = read
  const mayWrite = abilities.includes('visit.write')
  const tell = (
    <LinkButton to="/menages/$householdId/visite" params={{ householdId }}>
      Raconter une visite
    </LinkButton>
  )
  return (
    <Card
      title="Visites"
      seenBy={['le ménage', 'son accompagnant', 'le référent']}
      flush={visits.length > 0}
      action={mayWrite && visits.length > 0 ? tell : undefined}
    >
      {visits.length === 0 && reduced.length === 0 && (
        <EmptyState
          icon={IconHomeHeart}
          title="Aucune visite encore."
          action={mayWrite ? tell : undefined}
        >
          Elles commencent après la remise des clés, plus serrées les premiers mois.
        </EmptyState>
      )}
      {visits.map((visit) => (
        <OneVisit key={visit.id} visit={visit} />
      ))}
      {visits.length === 0 &&
        reduced.map(({ visitedOn, author }) => (
          <p key={`${visitedOn} ${author}`}>
            {formatLongDay(visitedOn)}, par {author}
          </p>
        ))}
    </Card>
  )
}

function OneVisit({ visit }: { readonly visit: Visit }) {
  return (
    <section className="visits__one" aria-label={`Visite du ${formatLongDay(visit.visitedOn)}`}>
      <div className="visits__head">
        <h3>{formatLongDay(visit.visitedOn)}</h3>
        <Chip tone={visit.outcome === 'held' ? 'accent' : 'todo'}>
          {OUTCOME_WORDS[visit.outcome]}
        </Chip>
        <span className="visits__meta">
          {PURPOSE_WORDS[visit.purpose]}, {visit.author}
        </span>
      </div>
      <Facts facts={factsOf(visit)} />
      {visit.said !== null && <WordsQuoted words={visit.said} source="le ménage" />}
      {visit.praise !== null && (
        <Chip tone="accent" icon={IconHeart}>
          {visit.praise}
        </Chip>
      )}
    </section>
  )
}

const PERCENT = new Intl.NumberFormat('fr', { style: 'percent', maximumFractionDigits: 0 })

function Rhythm({ householdId, read }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { nextOn, intensity, intensityReason, technicalShare, today } = read
  const isLate = nextOn !== null && nextOn < today
  return (
    <Card title="Rythme">
      <Stack gap="md">
        <Facts
          facts={[
            {
              label: 'Prochaine visite',
              value:
                nextOn === null ? (
                  'à convenir'
                ) : (
                  <Chip tone={isLate ? 'late' : 'todo'}>avant le {formatDay(nextOn)}</Chip>
                ),
            },
            { label: 'Rythme', value: INTENSITY_WORDS[intensity] },
            ...(intensityReason === null ? [] : [{ label: 'Parce que', value: intensityReason }]),
            ...(technicalShare === null
              ? []
              : [{ label: 'Visites seulement techniques', value: PERCENT.format(technicalShare) }]),
          ]}
        />
        {read.abilities.includes('visit.write') && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            Changer le rythme
          </Button>
        )}
      </Stack>
      <Suspense fallback={null}>
        {isOpen && <RhythmDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}
