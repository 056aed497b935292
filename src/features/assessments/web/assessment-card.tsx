import { Button } from '@mantine/core'
import { IconClipboardHeart, IconPencil, IconPrinter } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import type { Assessment, AssessmentList } from '../contract.ts'
import { INTENSITY_WORDS, PART_WORDS, type Part } from '../domain/scales.ts'
import { roomsWords } from './assessment-words.ts'
import { CopyForm } from './copy-form.tsx'
import { FinishForm } from './finish-form.tsx'
import { Grid } from './grid.tsx'

type Props = {
  readonly assessment: Assessment
  readonly list: AssessmentList
  readonly householdId: string
}

const TEXTS: readonly Part[] = ['social', 'budget', 'housing']

/** One assessment as its readers see it; on paper, it is the person's copy. */
export function AssessmentCard({ assessment, list, householdId }: Props) {
  const { subjectName, operatorName, finishedOn, isMine } = assessment
  const named = { householdId, assessmentId: assessment.id }
  const isDraft = finishedOn === null
  return (
    <Card
      title={`Diagnostic de ${subjectName}`}
      icon={IconClipboardHeart}
      seenBy={['la personne', 'ses travailleurs sociaux', 'jamais le bailleur']}
      action={isDraft ? <Chip tone="todo">en cours</Chip> : <Chip tone="accent">terminé</Chip>}
    >
      <div className="assessment prints-alone">
        <Facts
          facts={[
            { label: 'Mené par', value: operatorName },
            { label: 'Commencé le', value: formatDay(assessment.startedOn) },
            ...(finishedOn === null ? [] : [{ label: 'Terminé le', value: formatDay(finishedOn) }]),
            ...(assessment.copyGivenOn === null
              ? []
              : [{ label: 'Copie remise le', value: formatDay(assessment.copyGivenOn) }]),
          ]}
        />
        {TEXTS.map((part) => (
          <Text key={part} title={PART_WORDS[part]} text={assessment[part]} />
        ))}
        <Grid assessment={assessment} />
        <Conclusion assessment={assessment} />
        <div className="assessment__acts no-print">
          {isDraft && isMine && <Write id={assessment.id} />}
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon of={IconPrinter} size={17} />}
            onClick={() => window.print()}
          >
            Imprimer
          </Button>
        </div>
        {isMine && isDraft && <FinishForm assessment={assessment} list={list} named={named} />}
        {isMine && !isDraft && assessment.copyGivenOn === null && (
          <CopyForm assessment={assessment} today={list.today} named={named} />
        )}
      </div>
    </Card>
  )
}

function Text({ title, text }: { title: string; text: string | null }) {
  return (
    <section>
      <h3 className="assessment__part">{title}</h3>
      {text === null ? (
        <p className="assessment__missing">non renseigné</p>
      ) : (
        <p className="assessment-text">{text}</p>
      )}
    </section>
  )
}

function Conclusion({ assessment }: { assessment: Assessment }) {
  const { roomsFrom, roomsTo, intensity, plan } = assessment
  return (
    <section>
      <h3 className="assessment__part">Conclusion</h3>
      <Facts
        facts={[
          { label: 'Type de logement', value: roomsWords(roomsFrom, roomsTo) },
          {
            label: 'Intensité de l’accompagnement',
            value: intensity && INTENSITY_WORDS[intensity],
          },
          {
            label: PART_WORDS.plan,
            value: plan && <span className="assessment-text">{plan}</span>,
          },
        ]}
      />
    </section>
  )
}

function Write({ id }: { id: string }) {
  return (
    <LinkButton
      from="/menages/$householdId/diagnostic"
      to="."
      search={(search) => ({ ...search, ecrire: id })}
      size="sm"
      variant="default"
      leftSection={<Icon of={IconPencil} size={17} />}
    >
      Continuer
    </LinkButton>
  )
}
