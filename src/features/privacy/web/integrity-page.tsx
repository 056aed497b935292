import { PageHeader } from '#web/ui/page-header.tsx'
import { SealCard } from './seal-card.tsx'

/** For technical administration: is the log whole? */
export function IntegrityPage() {
  return (
    <>
      <PageHeader
        title="Intégrité du journal"
        subtitle="Chaque consultation d’un dossier est inscrite, puis scellée : rien ne s’y change sans se voir."
      />
      <SealCard />
    </>
  )
}
