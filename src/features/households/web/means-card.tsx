import { DIGITAL_WORDS, READING_WORDS, wordsOf } from '#features/referrals/domain/referral-words.ts'
import { Card } from '#web/ui/card.tsx'
import { type Fact, Facts } from '#web/ui/facts.tsx'
import { languageName } from '#web/ui/languages.ts'
import type { HouseholdRead } from '../contract.ts'
import { seenByOf } from './blocks.ts'

/** How one speaks with this household: read before every call, letter and meeting. */
export function MeansCard({ household }: { household: HouseholdRead }) {
  const { communication } = household
  if (communication === null) return null
  return (
    <Card title="Comment lui parler" seenBy={seenByOf(household, 'identity')}>
      <Facts facts={meansFacts(communication)} />
    </Card>
  )
}

function meansFacts(means: NonNullable<HouseholdRead['communication']>): Fact[] {
  return [
    {
      label: 'Langue',
      value: `${languageName(means.language)}${means.interpreterNeeded ? ', avec interprète' : ''}`,
    },
    { label: 'Courriers', value: wordsOf(READING_WORDS, means.reading) },
    ...(means.lettersReadWith === null
      ? []
      : [{ label: 'Lus avec', value: means.lettersReadWith }]),
    { label: 'SMS', value: means.smsAccepted ? 'acceptés' : 'non acceptés' },
    { label: 'Démarches en ligne', value: wordsOf(DIGITAL_WORDS, means.digital) },
  ]
}
