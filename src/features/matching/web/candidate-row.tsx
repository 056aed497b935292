import { Button } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { LinkButton, RowLink } from '#web/ui/links.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Matching } from '../contract.ts'
import { VERDICT_WORDS } from '../domain/words.ts'

type Candidate = Matching['candidates'][number]
type Props = {
  readonly vacancyId: string
  readonly candidate: Candidate
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

const LOOKS = {
  yes: { tone: 'accent', icon: IconCheck },
  no: { tone: 'late', icon: IconX },
  unknown: { tone: 'todo', icon: IconQuestionMark },
} as const

const GROUPS = [
  ['constraint', 'Contraintes'],
  ['must', 'Indispensable'],
  ['should', 'Souhaité'],
  ['guide', 'Pour information'],
] as const

/** One household: three counts, its explanation, and on demand each criterion with its facts. */
export function CandidateRow({ vacancyId, candidate, isOpen, onToggle }: Props) {
  const { householdId, name, fileNumber, since, explanation, isChoosable, excludedBy } = candidate
  const detailsId = useId()
  return (
    <div className="match">
      <div className="match__head">
        <div>
          <RowLink to="/menages/$householdId" params={{ householdId }}>
            {name}
          </RowLink>
          <p className="match__meta">
            dossier {fileNumber}, signalé le {formatDay(since)}
            {excludedBy > 0 && `, ${counted(excludedBy, 'critère exclut', 'critères excluent')}`}
          </p>
        </div>
        <Counts candidate={candidate} />
        <div className="match__actions">
          <Button
            variant="default"
            size="xs"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => {
              onToggle(!isOpen)
            }}
          >
            Critères<span className="visually-hidden"> de {name}</span>
          </Button>
          {isChoosable && (
            <LinkButton
              to="/menages/$householdId/candidatures"
              params={{ householdId }}
              search={{ ouvrir: 'proposer', logement: vacancyId }}
              size="xs"
            >
              Proposer<span className="visually-hidden"> à {name}</span>
            </LinkButton>
          )}
        </div>
      </div>
      <p>{explanation}</p>
      {isOpen && (
        <div id={detailsId} className="match__details">
          <Details candidate={candidate} />
        </div>
      )}
    </div>
  )
}

function Counts({ candidate: { criteria } }: { readonly candidate: Candidate }) {
  return (
    <p className="match__counts">
      {(['yes', 'unknown', 'no'] as const).map((verdict) => (
        <Chip key={verdict} {...LOOKS[verdict]}>
          {criteria.filter((one) => one.verdict === verdict).length} {VERDICT_WORDS[verdict]}
        </Chip>
      ))}
    </p>
  )
}

function Details({ candidate: { criteria } }: { readonly candidate: Candidate }) {
  return GROUPS.map(([importance, title]) => {
    const own = criteria.filter((one) => one.importance === importance)
    if (own.length === 0) return null
    return (
      <section key={importance}>
        <h3>{title}</h3>
        <ul>
          {own.map(({ name, verdict, because }) => (
            <li key={name}>
              <Chip {...LOOKS[verdict]}>{VERDICT_WORDS[verdict]}</Chip> {name}
              {because.length > 0 && ` : ${because.join(', ')}`}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
