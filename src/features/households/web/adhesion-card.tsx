import { IconQuote } from '@tabler/icons-react'
import { ADHESION_WORDS, wordsOf } from '#features/referrals/domain/referral-words.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { LinkButton } from '#web/ui/links.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { HouseholdRead } from '../contract.ts'
import { seenByOf } from './blocks.ts'
import './adhesion-card.css'

const TONES: Readonly<Record<string, Tone>> = { agrees: 'accent', informed: 'neutral' }

/** Where the household stands with the programme, in its own words when the reader may read them. */
export function AdhesionCard({ household }: { household: HouseholdRead }) {
  const { adhesion, abilities, id } = household
  const mayAdd = abilities.includes('adhesion.add')
  if (adhesion === null && !mayAdd) return null
  return (
    <Card title="Ce que dit le ménage" seenBy={seenByOf(household, 'referral')}>
      {adhesion === null ? (
        <p className="adhesion__none">Rien n’a encore été noté.</p>
      ) : (
        <Statement household={household} adhesion={adhesion} />
      )}
      {mayAdd && (
        <LinkButton
          to="/menages/$householdId"
          params={{ householdId: id }}
          search={{ volet: 'adhesion' }}
          variant="default"
          size="xs"
          mt="sm"
        >
          Noter ce que dit le ménage
        </LinkButton>
      )}
    </Card>
  )
}

type StatementProps = {
  readonly household: HouseholdRead
  readonly adhesion: NonNullable<HouseholdRead['adhesion']>
}

function Statement({ household, adhesion: { state, statedOn, words } }: StatementProps) {
  const readers = seenByOf(household, 'social')
  return (
    <>
      <p className="adhesion__state">
        <Chip tone={TONES[state] ?? 'todo'} icon={IconQuote}>
          {wordsOf(ADHESION_WORDS, state)}
        </Chip>
        <span>le {formatDay(statedOn)}</span>
      </p>
      {words !== null && (
        <>
          <WordsQuoted words={words} source="Paroles du ménage, que personne ne modifie" />
          {readers && <SeenBy who={readers} />}
        </>
      )}
    </>
  )
}
