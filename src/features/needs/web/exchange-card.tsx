import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconCheck, IconHourglass, IconMessages } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { NeedsRead } from '../contract.ts'
import { sendConfirmation, useRefreshNeeds } from './needs-queries.ts'

type Props = { readonly householdId: string; readonly needs: NeedsRead }
type Exchange = NonNullable<NeedsRead['exchange']>

const MEANS = { meeting: 'en réunion', phone: 'au téléphone', video: 'en visioconférence' } as const

/** E4: the dated exchange, its summary, and who has confirmed what stands today. */
export function ExchangeCard({ householdId, needs }: Props) {
  const { exchange, side, version } = needs
  return (
    <Card title="Échange avec le bailleur" icon={IconMessages} seenBy={[needs.seenBy]}>
      {exchange === null ? (
        <EmptyState icon={IconMessages} title="Aucun échange n’est encore inscrit.">
          {version === 0
            ? 'Il s’inscrit une fois les besoins écrits.'
            : 'Son résumé se confirme des deux côtés.'}
        </EmptyState>
      ) : (
        <Held exchange={exchange} />
      )}
      {side !== null && (
        <Group gap="xs" mt="sm">
          {exchange !== null && (
            <Confirm householdId={householdId} exchange={exchange} side={side} />
          )}
          {version > 0 && (
            <LinkButton
              to="/menages/$householdId/besoins"
              params={{ householdId }}
              search={(search: object) => ({ ...search, ouvrir: 'echange' as const })}
              variant={exchange === null ? 'filled' : 'default'}
              size="xs"
            >
              {exchange === null ? 'Inscrire l’échange' : 'Inscrire un autre échange'}
            </LinkButton>
          )}
        </Group>
      )}
    </Card>
  )
}

function Held({ exchange }: { exchange: Exchange }) {
  const { heldOn, means, author, withName, summary, confirmed } = exchange
  const current = (side: Exchange['confirmed'][number]['side']) =>
    confirmed.find((one) => one.side === side && one.isCurrent)
  return (
    <>
      <p className="exchange__when">
        Le {formatLongDay(heldOn)}, {MEANS[means]} : {author}, avec {withName}.
      </p>
      <p className="exchange__summary">{summary}</p>
      <ul className="exchange__sides">
        <li>
          <Side done={current('prescriber')} waiting="Le prescripteur doit confirmer" />
        </li>
        <li>
          <Side done={current('landlord')} waiting="Le bailleur doit confirmer" />
        </li>
      </ul>
    </>
  )
}

type SideProps = {
  readonly done: Exchange['confirmed'][number] | undefined
  readonly waiting: string
}

function Side({ done, waiting }: SideProps) {
  if (!done) {
    return (
      <Chip tone="wait" icon={IconHourglass}>
        {waiting}
      </Chip>
    )
  }
  return (
    <Chip tone="accent" icon={IconCheck}>
      {done.organisation} a confirmé le {formatDay(done.on)}
    </Chip>
  )
}

type ConfirmProps = {
  readonly householdId: string
  readonly exchange: Exchange
  readonly side: NonNullable<NeedsRead['side']>
}

function Confirm({ householdId, exchange, side }: ConfirmProps) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  const sending = useMutation({
    mutationFn: () =>
      sendConfirmation(householdId, { id, exchangeId: exchange.id, digest: exchange.digest }),
    onSuccess: async () => {
      await refresh()
      notifyDone('Confirmé, tel que vous l’avez lu.')
    },
    // Changed meanwhile: what stands now is shown, with the reason.
    onError: refresh,
  })
  const done = exchange.confirmed.some((one) => one.side === side && one.isCurrent)
  if (done && !sending.isError) return null
  return (
    <>
      <FormError error={sending.error} what="Rien n’est confirmé." />
      <Button size="xs" loading={sending.isPending} onClick={() => sending.mutate()}>
        Confirmer ce résumé et ces besoins
      </Button>
    </>
  )
}
