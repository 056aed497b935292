import { Anchor, Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ApplicationRead, DocumentItem } from '../contract.ts'
import { documentTitle } from './document-words.ts'
import { pageUrl, sendDecision, useRefreshApplication } from './documents-queries.ts'
import { PagePicker } from './page-picker.tsx'
import { useSendPages } from './use-send-pages.ts'

type Props = {
  readonly householdId: string
  readonly item: DocumentItem
  readonly abilities: ApplicationRead['abilities']
  readonly onClose: () => void
}

/** One document: what it is, its pages, what is missing, whether it is right. */
export function DocumentDrawer(props: Props) {
  const { householdId, item, abilities, onClose } = props
  const mayAdd = abilities.includes('add') && item.state !== 'validated'
  const mayDecide =
    abilities.includes('decide') && item.state === 'received' && item.pages.length > 0
  return (
    <SideDrawer onClose={onClose} title={documentTitle(item)} size="lg">
      <Stack gap="md">
        <p>{item.plain}</p>
        <p className="documents__meta">
          Qui peut aider : {item.helper} Source : {item.source}.
        </p>
        {item.state === 'rejected' && item.rejectReason !== null && (
          <p>À refaire : {item.rejectReason}</p>
        )}
        {item.pages.length > 0 && (
          <ul className="documents__pages">
            {item.pages.map(({ id, position, mediaType }) => (
              <li key={id}>
                {mediaType.startsWith('image/') && (
                  <img src={pageUrl(householdId, id)} alt={`Page ${String(position)}`} />
                )}
                <Anchor href={pageUrl(householdId, id)}>Page {position}, à télécharger</Anchor>
              </li>
            ))}
          </ul>
        )}
        {mayAdd && <Adding {...props} />}
        {mayDecide && <Deciding {...props} />}
      </Stack>
    </SideDrawer>
  )
}

function Adding({ householdId, item, onClose }: Props) {
  const { pages, setPages, sent, send, sending, error } = useSendPages(householdId, item, () => {
    notifyDone('Pièce reçue.')
    onClose()
  })
  return (
    <Stack gap="sm">
      <PagePicker pages={pages} sent={sent} onChange={setPages} />
      <FormError error={error} />
      {pages.length > 0 && (
        <Group>
          <Button loading={sending} onClick={() => void send()}>
            Envoyer
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Deciding({ householdId, item, onClose }: Props) {
  const [reason, setReason] = useState<string | null>(null)
  const [isEmpty, setEmpty] = useState(false)
  const refresh = useRefreshApplication(householdId)
  const deciding = useMutation({
    mutationFn: (decision: 'validated' | 'rejected') =>
      sendDecision(householdId, item.documentId ?? '', {
        decision,
        reason: decision === 'rejected' ? reason : null,
        version: item.version ?? 1,
      }),
    onSuccess: async (_, decision) => {
      await refresh()
      notifyDone(
        decision === 'validated' ? 'Pièce validée.' : 'Pièce à refaire ; la copie est supprimée.',
      )
      onClose()
    },
  })
  const reject = () => {
    if (reason === null) {
      setReason('')
      return
    }
    setEmpty(reason.trim() === '')
    if (reason.trim() !== '') deciding.mutate('rejected')
  }
  return (
    <Stack gap="sm">
      {reason !== null && (
        <Textarea
          label="Ce qu’il faut refaire, en mots simples"
          description="Le ménage le lit. La copie refusée est supprimée."
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={isEmpty ? fieldSentence('required') : null}
          onChange={(event) => {
            setReason(event.currentTarget.value)
          }}
        />
      )}
      <FormError error={deciding.error} />
      <Group>
        {reason === null && (
          <Button loading={deciding.isPending} onClick={() => deciding.mutate('validated')}>
            Valider la pièce
          </Button>
        )}
        <Button variant="default" loading={deciding.isPending} onClick={reject}>
          {reason === null ? 'Demander à refaire' : 'Demander à refaire et supprimer la copie'}
        </Button>
      </Group>
    </Stack>
  )
}
