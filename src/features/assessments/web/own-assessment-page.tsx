import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { Assessment } from '../contract.ts'
import { INTENSITY_WORDS } from '../domain/scales.ts'
import { assessmentsQuery } from './assessment-queries.ts'
import { roomsWords } from './assessment-words.ts'
import './own-assessment.css'

/** D13: my copy of what was written with me; I may print it and show it to whom I want. */
export function OwnAssessmentPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own-assessment">
      <PageTitle title="Mon diagnostic" className="own-assessment__title" />
      <QueryView query={own} failure="Votre dossier ne s’ouvre pas.">
        {(household) => (household ? <Own householdId={household.id} /> : <NotYet />)}
      </QueryView>
    </div>
  )
}

function Own({ householdId }: { householdId: string }) {
  const query = useQuery(assessmentsQuery(householdId))
  return (
    <QueryView query={query} failure="Votre diagnostic ne s’ouvre pas.">
      {({ assessments }) =>
        assessments.length === 0 ? (
          <NotYet />
        ) : (
          <>
            {assessments.map((assessment) => (
              <Copy key={assessment.id} assessment={assessment} />
            ))}
            <Button
              variant="default"
              className="own-assessment__print no-print"
              leftSection={<Icon of={IconPrinter} size={24} />}
              onClick={() => window.print()}
            >
              Imprimer
            </Button>
          </>
        )
      }
    </QueryView>
  )
}

function NotYet() {
  return (
    <section className="own-assessment__card">
      <p>Rien n’est encore écrit.</p>
      <p>La personne qui vous accompagne l’écrira avec vous, et vous en donnera une copie.</p>
    </section>
  )
}

function Copy({ assessment }: { assessment: Assessment }) {
  const { finishedOn, operatorName, roomsFrom, roomsTo, intensity, plan } = assessment
  const parts = [
    ['Ma situation', assessment.social],
    ['Mon budget', assessment.budget],
    ['Mon logement', assessment.housing],
    ['Ce que nous ferons', plan],
  ] as const
  return (
    <section className="own-assessment__card">
      <p className="own-assessment__small">
        {finishedOn === null
          ? `${operatorName} l’écrit avec moi. Il n’est pas fini.`
          : `Écrit avec ${operatorName}, fini le ${formatLongDay(finishedOn)}.`}
      </p>
      {parts.map(
        ([title, text]) =>
          text !== null && (
            <div key={title}>
              <h2>{title}</h2>
              <p className="own-assessment__text">{text}</p>
            </div>
          ),
      )}
      {roomsFrom !== null && (
        <p>
          Le logement qu’il me faut : <strong>{roomsWords(roomsFrom, roomsTo)}</strong>.
        </p>
      )}
      {intensity !== null && <p>L’aide prévue : {INTENSITY_WORDS[intensity].toLowerCase()}.</p>}
      <p className="own-assessment__small">
        Le bailleur ne lit rien de cette page sans mon accord.
      </p>
    </section>
  )
}
