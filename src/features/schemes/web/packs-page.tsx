import { Card } from '#web/ui/card.tsx'
import { PackLines } from './pack-lines.tsx'
import { useRules } from './use-rules.ts'

/** S3: the reference data of law, their date, their source, what is left to check. */
export function PacksPage() {
  const { packs } = useRules()
  return (
    <Card title="Données de référence" flush>
      <PackLines packs={packs} />
    </Card>
  )
}
