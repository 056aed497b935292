import { Stack } from '@mantine/core'
import { useSignedIn } from '#web/session/session.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { AccessesCard } from './accesses-card.tsx'
import { EmergencyCard } from './emergency-card.tsx'
import { SealCard } from './seal-card.tsx'

/** The desk of the data-protection officer of one organisation. */
export function OfficerPage() {
  const { current } = useSignedIn()
  return (
    <>
      <PageHeader title="Protection des données" subtitle={current?.organisationName} />
      <Stack gap="md">
        <EmergencyCard />
        <AccessesCard />
        <SealCard />
      </Stack>
    </>
  )
}
