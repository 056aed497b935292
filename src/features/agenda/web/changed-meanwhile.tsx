import { Button, Stack } from '@mantine/core'
import { isApiError } from '#web/api-error.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import type { Appointment } from '../contract.ts'
import { spanWords } from '../domain/hour-words.ts'
import { useRefreshAgenda } from './agenda-queries.ts'

type Props = { readonly error: unknown; readonly onReread: () => void }

/** Somebody moved or cancelled it meanwhile: what is true now, said at once. */
export function ChangedMeanwhile({ error, onReread }: Props) {
  const refresh = useRefreshAgenda()
  if (!isApiError(error, 'conflict')) return null
  const current = error.current as Appointment
  return (
    <Stack gap="xs">
      <ErrorCard
        what={
          current.cancelledAt === null
            ? `Ce rendez-vous est maintenant le ${formatLongDay(current.day)}, de ${spanWords(current.hour, current.minutes)}.`
            : 'Ce rendez-vous vient d’être annulé.'
        }
        error={error}
      />
      <Button
        variant="default"
        onClick={() => {
          void refresh()
          onReread()
        }}
      >
        Relire la version actuelle
      </Button>
    </Stack>
  )
}
