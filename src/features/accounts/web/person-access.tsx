import { Button, Group, Modal } from '@mantine/core'
import { IconCheck, IconLock } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Chip } from '#web/ui/chip.tsx'
import { dayOf, formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { HouseholdCodes } from '../contract.ts'
import { householdCodesQuery } from './account-requests.ts'
import { PaperCode } from './paper-code.tsx'

type Props = {
  readonly householdId: string
  readonly person: { readonly id: string; readonly name: string }
  readonly code: HouseholdCodes[number] | undefined
}

/** One person of the household: the code that it holds, a new one, or none any more. */
export function PersonAccess({ householdId, person, code }: Props) {
  const isOpen = code !== undefined && code.state !== 'revoked'
  return (
    <>
      <div className="account-lines__who">
        <p className="account-lines__name">
          {person.name} <CodeState code={code} />
        </p>
        {isOpen && (
          <p className="account-lines__detail">Code remis le {formatDay(dayOf(code.issuedAt))}</p>
        )}
      </div>
      <Group gap="xs">
        <IssueButton householdId={householdId} person={person} isOpen={isOpen} />
        {isOpen && <RevokeButton householdId={householdId} person={person} />}
      </Group>
    </>
  )
}

function CodeState({ code }: Pick<Props, 'code'>) {
  switch (code?.state) {
    case undefined:
      return <Chip>sans accès</Chip>
    case 'open':
      return (
        <Chip tone="accent" icon={IconCheck}>
          accès ouvert
        </Chip>
      )
    case 'locked':
      return (
        <Chip tone="todo" icon={IconLock}>
          bloqué après cinq essais
        </Chip>
      )
    case 'revoked':
      return <Chip>accès retiré</Chip>
  }
}

function useRefreshCodes(householdId: string) {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries(householdCodesQuery(householdId))
}

type PersonProps = Pick<Props, 'householdId' | 'person'>

function IssueButton({ householdId, person, isOpen }: PersonProps & { readonly isOpen: boolean }) {
  const [asking, setAsking] = useState(false)
  const refresh = useRefreshCodes(householdId)
  const issuing = useMutation({
    mutationFn: () =>
      api<{ code: string }>({
        method: 'POST',
        url: `/api/households/${householdId}/codes`,
        body: { personId: person.id },
      }),
    onSuccess: refresh,
    // The code is shown once: nothing keeps it after the dialog.
    gcTime: 0,
  })
  const close = () => {
    setAsking(false)
    issuing.reset()
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`${isOpen ? 'Nouveau code' : 'Remettre un code'} pour ${person.name}`}
        onClick={() => {
          setAsking(true)
        }}
      >
        {isOpen ? 'Nouveau code' : 'Remettre un code'}
      </Button>
      <Modal opened={asking} onClose={close} title={`Code de ${person.name}`}>
        {issuing.data ? (
          <PaperCode code={issuing.data.code} onDone={close} />
        ) : (
          <>
            <p className="account-text">
              {isOpen
                ? 'Le code actuel et ses six chiffres ne serviront plus, et ce qui est ouvert se ferme.'
                : 'Le code s’affichera une seule fois : imprimez-le ou recopiez-le pour la personne.'}
            </p>
            <FormError error={issuing.error} what="Le code n’a pas été créé." />
            <Button
              loading={issuing.isPending}
              onClick={() => {
                issuing.mutate()
              }}
            >
              Créer le code
            </Button>
          </>
        )}
      </Modal>
    </>
  )
}

function RevokeButton({ householdId, person }: PersonProps) {
  const refresh = useRefreshCodes(householdId)
  const revoking = useMutation({
    mutationFn: () =>
      api({ method: 'DELETE', url: `/api/households/${householdId}/codes/${person.id}` }),
    onSuccess: async () => {
      await refresh()
      notifyDone('Accès retiré. Un nouveau code peut le rouvrir.')
    },
  })
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        loading={revoking.isPending}
        aria-label={`Retirer l’accès de ${person.name}`}
        onClick={() => {
          revoking.mutate()
        }}
      >
        Retirer l’accès
      </Button>
      <FormError error={revoking.error} what="L’accès n’a pas été retiré." />
    </>
  )
}
