import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { counted } from '#web/ui/typo.ts'
import type { ContinuityPromise } from '../contract.ts'
import { sendCandidacy, useCandidacyChanged } from './candidacy-queries.ts'
import type { LiveProps } from './shown.ts'
import { PanelButton } from './panel-button.tsx'

/** H7: who stays with the household after the keys, in writing, before any acceptance. */
export function PromiseCard(props: LiveProps) {
  const { householdId, candidacy } = props
  const { promise, abilities } = candidacy
  const isExpected = abilities.includes('promise') || abilities.includes('inform')
  if (promise === null && !isExpected) return null
  return (
    <Card title="Accompagnement promis" icon={IconHeartHandshake}>
      <Promised promise={promise} />
      <Group gap="xs" mt="sm">
        {abilities.includes('promise') && (
          <PanelButton
            householdId={householdId}
            panel="promesse"
            size="xs"
            variant={promise === null ? 'filled' : 'default'}
          >
            {promise === null ? 'Promettre l’accompagnement' : 'Changer la promesse'}
          </PanelButton>
        )}
        {abilities.includes('name-site-manager') && (
          <PanelButton householdId={householdId} panel="responsable" size="xs" variant="default">
            Nommer le responsable de site
          </PanelButton>
        )}
        {abilities.includes('sign-promise') && promise !== null && (
          <Sign {...props} promise={promise} />
        )}
      </Group>
    </Card>
  )
}

function Promised({ promise }: { readonly promise: ContinuityPromise | null }) {
  return (
    <>
      {promise === null ? (
        <EmptyState icon={IconHeartHandshake} title="Rien n’est encore promis par écrit.">
          Sans cette promesse, l’offre ne pourra pas être acceptée.
        </EmptyState>
      ) : (
        <>
          <p>
            {promise.workerName}, {promise.organisation} : {counted(promise.months, 'mois', 'mois')}{' '}
            après l’entrée, promis le {formatLongDay(promise.on)}.
          </p>
          {promise.words !== null && <p>{promise.words}</p>}
          <p className="candidacies__meta">
            {promise.signedBy === null
              ? 'Le responsable de site ne s’est pas encore engagé.'
              : `${promise.signedBy} s’engage avec lui, le ${formatLongDay(promise.signedOn ?? promise.on)}.`}
          </p>
        </>
      )}
    </>
  )
}

function Sign({
  householdId,
  candidacy,
  promise,
}: LiveProps & { readonly promise: ContinuityPromise }) {
  const [id] = useState(newId)
  const changed = useCandidacyChanged(householdId)
  const signing = useMutation({
    mutationFn: () =>
      sendCandidacy(householdId, `/${candidacy.id}/promise/signature`, {
        id,
        promiseId: promise.id,
      }),
    onSuccess: async (list) => {
      await changed(list)
      notifyDone('Vous vous engagez avec l’accompagnant.')
    },
  })
  return (
    <>
      <FormError error={signing.error} />
      <Button size="xs" loading={signing.isPending} onClick={() => signing.mutate()}>
        M’engager sur cet accompagnement
      </Button>
    </>
  )
}
