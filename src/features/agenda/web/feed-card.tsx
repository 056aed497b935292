import { Button, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import type { FeedState } from '../contract.ts'
import { feedQuery, openFeed, revokeFeed } from './agenda-queries.ts'

/** My meetings in the calendar of my telephone: an address shown once, which names nobody and can be ended. */
export function FeedCard() {
  const query = useQuery(feedQuery)
  return (
    <Card title="Dans mon téléphone" icon={IconDeviceMobile}>
      <p className="agenda-card__text">
        Une adresse secrète recopie vos rendez-vous dans le calendrier de votre téléphone : l’heure,
        la nature, et le lieu quand il ne dit rien de la personne. Jamais un nom ni un numéro de
        dossier.
      </p>
      <QueryView
        query={query}
        failure="L’état de votre adresse n’a pas pu être lu."
        loading={<SkeletonRows rows={1} height={36} />}
      >
        {(state) => <Address state={state} />}
      </QueryView>
    </Card>
  )
}

function useFeed() {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries(feedQuery)
  const opening = useMutation({ mutationFn: openFeed, onSuccess: refresh })
  const revoking = useMutation({
    mutationFn: revokeFeed,
    onSuccess: async () => {
      opening.reset()
      await refresh()
      notifyDone('Adresse révoquée : elle ne répond plus.')
    },
  })
  return { opening, revoking }
}

function Address({ state }: { state: FeedState }) {
  const { opening, revoking } = useFeed()
  const isOpen = state.createdAt !== null
  return (
    <>
      {opening.data ? (
        <NewAddress path={opening.data.path} />
      ) : (
        isOpen && <p className="agenda-card__text">{stateWords(state)}</p>
      )}
      <FormError error={opening.error ?? revoking.error} what="L’adresse n’a pas changé." />
      <Group gap="xs">
        <Button
          variant={isOpen ? 'default' : 'filled'}
          size="sm"
          loading={opening.isPending}
          onClick={() => opening.mutate()}
        >
          {isOpen ? 'Remplacer l’adresse' : 'Créer mon adresse'}
        </Button>
        {isOpen && (
          <Button
            variant="default"
            size="sm"
            loading={revoking.isPending}
            onClick={() => revoking.mutate()}
          >
            Révoquer
          </Button>
        )}
      </Group>
    </>
  )
}

function stateWords({ createdAt, lastReadAt }: FeedState): string {
  const created = createdAt === null ? '' : `Adresse créée le ${formatInstant(createdAt)}`
  return lastReadAt === null
    ? `${created}, pas encore lue.`
    : `${created}, lue la dernière fois le ${formatInstant(lastReadAt)}.`
}

function NewAddress({ path }: { path: string }) {
  const address = `${window.location.origin}${path}`
  return (
    <div role="status">
      <p className="agenda-card__text">
        Copiez-la maintenant : elle ne sera plus affichée. Puis ajoutez-la dans votre téléphone,
        dans Calendrier, « S’abonner à un calendrier ».
      </p>
      <p className="agenda-card__address">{address}</p>
      <Group mb="sm">
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button
              size="sm"
              leftSection={<Icon of={copied ? IconCheck : IconCopy} size={17} />}
              onClick={copy}
            >
              {copied ? 'Copiée' : 'Copier l’adresse'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  )
}
