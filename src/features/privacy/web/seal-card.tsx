import { Stack } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { AuditState } from '../contract.ts'
import { auditStateQuery } from './privacy-requests.ts'
import './privacy.css'

/** Whether the access log is whole: its state and dates, and nothing of what it holds. */
export function SealCard() {
  const query = useQuery(auditStateQuery)
  return (
    <Card title="Sceau du journal des accès" icon={IconShieldCheck}>
      <QueryView query={query} failure="L’état du journal n’a pas pu être lu.">
        {(state) => <State state={state} />}
      </QueryView>
    </Card>
  )
}

function State({
  state: { whole, checkedAt, firstBreak, segments, lastSealedAt },
}: {
  state: AuditState
}) {
  return (
    <Stack gap="xs" align="flex-start">
      {whole === null && <Chip>pas encore vérifié</Chip>}
      {whole === true && <Chip tone="accent">journal intact</Chip>}
      {whole === false && <Chip tone="late">journal rompu</Chip>}
      {firstBreak !== null && <p className="privacy-lines__name">{firstBreak}</p>}
      <p className="privacy-lines__detail">
        {counted(segments, 'segment scellé', 'segments scellés')}
        {lastSealedAt !== null && `, le dernier le ${formatInstant(lastSealedAt)}`}.
        {checkedAt !== null && ` Vérifié en entier le ${formatInstant(checkedAt)}.`}
      </p>
    </Stack>
  )
}
