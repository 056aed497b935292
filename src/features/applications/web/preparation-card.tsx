import { IconWalk } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { ApplicationRead } from '../contract.ts'

type Props = { readonly householdId: string; readonly application: ApplicationRead }

/** H6: who goes with the person, what worries her in her words, what would help. */
export function PreparationCard({ householdId, application: { preparation, abilities } }: Props) {
  const mayPrepare = abilities.includes('prepare')
  if (preparation === null && !mayPrepare) return null
  return (
    <Card
      title="Préparer la suite"
      icon={IconWalk}
      seenBy={['la personne', 'son accompagnant']}
      action={
        mayPrepare ? (
          <LinkButton
            to="/menages/$householdId/documents"
            params={{ householdId }}
            search={{ ouvrir: 'preparation' }}
            size="xs"
            variant="default"
          >
            {preparation === null ? 'Préparer' : 'Modifier'}
          </LinkButton>
        ) : undefined
      }
    >
      {preparation === null ? (
        <EmptyState icon={IconWalk} title="Rien n’est encore préparé.">
          Avec qui venir, ce qui inquiète, ce qui aiderait : le bailleur ne le lit pas.
        </EmptyState>
      ) : (
        <>
          {preparation.withWhom !== null && <p>Avec : {preparation.withWhom}</p>}
          {preparation.fears !== null && (
            <WordsQuoted words={preparation.fears} source="ce qui inquiète la personne" />
          )}
          {preparation.wouldHelp !== null && <p>Ce qui aiderait : {preparation.wouldHelp}</p>}
          <p className="documents__meta">
            {preparation.author}, le {formatLongDay(preparation.on)}
          </p>
        </>
      )}
    </Card>
  )
}
