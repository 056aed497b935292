import { IconSeedling } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import { useRoutePaths } from '../route-paths.ts'
import { useSignedIn } from '../session/session.ts'
import { railEntries } from '../shell/rail-entries.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** The address without a page leads to the first page of the role. */
export function HomePage() {
  const { current } = useSignedIn()
  const paths = useRoutePaths()
  const [first] = current ? railEntries(current.role, paths) : []
  if (first) return <Navigate to={first.to} replace />
  return (
    <>
      <PageHeader title="Bienvenue" />
      <EmptyState icon={IconSeedling} title="Rien ne vous attend ici pour le moment.">
        Les pages de votre rôle apparaîtront ici dès qu’elles seront ouvertes.
      </EmptyState>
    </>
  )
}
