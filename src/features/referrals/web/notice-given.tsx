import type { HouseholdRead } from '#features/households/contract.ts'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { languageName } from '#web/ui/languages.ts'
import { NOTICE_MEANS_WORDS, wordsOf } from '../domain/referral-words.ts'

/** The notice once recorded: it is read again, never rewritten. */
export function NoticeGiven({ household: { notice } }: { household: HouseholdRead }) {
  return (
    <Card title="Le ménage a été informé">
      <Facts
        facts={[
          { label: 'Le', value: notice && formatDay(notice.givenOn) },
          { label: 'En', value: notice && languageName(notice.language) },
          { label: 'Comment', value: notice && wordsOf(NOTICE_MEANS_WORDS, notice.means) },
        ]}
      />
    </Card>
  )
}
