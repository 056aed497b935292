import { IconHome } from '@tabler/icons-react'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { comfortWords, dwellingTitle, rentWords } from './candidacy-words.ts'
import type { LiveProps } from './shown.ts'

/** The dwelling, for those who may know which one. */
export function DwellingCard({ candidacy, list }: LiveProps) {
  const { dwelling, vacancyId } = candidacy
  const hasPage = useMay('dwelling.read') && vacancyId !== null
  if (dwelling === null) return null
  return (
    <Card title={dwellingTitle(dwelling)} icon={IconHome}>
      <Facts
        facts={[
          { label: 'Adresse', value: dwelling.address },
          { label: 'Surface', value: `${dwelling.livingAreaM2.toLocaleString('fr')}\u00a0m²` },
          { label: 'Loyer', value: rentWords(dwelling) },
          { label: 'Confort', value: comfortWords(dwelling) },
          { label: 'Libre le', value: formatLongDay(dwelling.availableOn) },
          { label: 'Responsable de site', value: list.siteManager },
        ]}
      />
      {hasPage && (
        <LinkButton
          to="/logements/$vacancyId"
          params={{ vacancyId }}
          variant="default"
          size="xs"
          mt="sm"
        >
          Voir la libération
        </LinkButton>
      )}
    </Card>
  )
}
