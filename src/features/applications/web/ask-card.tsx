import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconFilePlus } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { ApplicationRead } from '../contract.ts'
import { sendRequest, useRefreshApplication } from './documents-queries.ts'

type Props = { readonly householdId: string; readonly application: ApplicationRead }

/** H4: only what the list allows; nothing else has a button. */
export function AskCard({ householdId, application: { mayAsk } }: Props) {
  const refresh = useRefreshApplication(householdId)
  const asking = useMutation({
    mutationFn: (kind: string) => sendRequest(householdId, kind),
    onSuccess: async () => {
      await refresh()
      notifyDone('Pièce ajoutée à la liste de ce ménage.')
    },
  })
  return (
    <Card title="Demander une pièce de plus" icon={IconFilePlus}>
      <p className="documents__meta">
        Seules les pièces de la liste légale peuvent être demandées.
      </p>
      {mayAsk.length === 0 ? (
        <p>Toutes les pièces de la liste sont déjà demandées.</p>
      ) : (
        <Group gap="xs" mt="xs">
          {mayAsk.map(({ kind, label }) => (
            <Button
              key={kind}
              variant="default"
              size="xs"
              loading={asking.isPending && asking.variables === kind}
              onClick={() => asking.mutate(kind)}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
      <FormError error={asking.error} />
    </Card>
  )
}
