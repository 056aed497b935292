import { Anchor, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { Consent, Opened } from '../contract.ts'
import { consentCopy, sendWithdrawal, useRefreshConsents } from './consent-queries.ts'
import { STATE_WORDS } from './consent-words.ts'
import './consents.css'

type Props = { readonly householdId: string; readonly consents: readonly Consent[] }

/** What was agreed, the last one first; taking back is one button, with its effect said before. */
export function ConsentsList({ householdId, consents }: Props) {
  return (
    <ul className="consents">
      {consents.map((consent) => (
        <OneConsent key={consent.id} {...{ householdId, consent }} />
      ))}
    </ul>
  )
}

function OneConsent({ householdId, consent }: { householdId: string; consent: Consent }) {
  const [asks, setAsks] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refresh = useRefreshConsents(householdId)
  const withdraw = () =>
    sendWithdrawal(householdId, consent.id).then(async () => {
      notifyDone('Accord retiré. L’accès est coupé.')
      await refresh()
    }, setError)
  return (
    <li className="consents__one">
      <div className="consents__head">
        <strong>
          {consent.personName}, avec {consent.organisation}
        </strong>
        <Chip tone={consent.state === 'live' ? 'accent' : 'neutral'}>
          {STATE_WORDS[consent.state]}
        </Chip>
      </div>
      <p>{consent.purpose}</p>
      <p className="consents__meta">
        du {formatDay(consent.givenOn)} au {formatDay(consent.expiresOn)}, dit par{' '}
        {consent.giverName}
      </p>
      <OpenedList opened={consent.opened} />
      <Group gap="md">
        <Anchor
          href={consentCopy(householdId, consent.id, 'html')}
          target="_blank"
          rel="noreferrer"
        >
          Lire la copie
        </Anchor>
        <Anchor href={consentCopy(householdId, consent.id, 'pdf')}>PDF</Anchor>
        {consent.mayWithdraw && consent.state === 'live' && !asks && (
          <Button size="xs" variant="default" onClick={() => setAsks(true)}>
            Retirer cet accord
          </Button>
        )}
      </Group>
      {asks && (
        <div role="alert" className="consents__asks">
          <p>{consent.organisation} ne lira plus rien de ce qui précède, dès maintenant.</p>
          <Group>
            <Button size="xs" onClick={() => void withdraw()}>
              Oui, retirer
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsks(false)}>
              Non, garder
            </Button>
          </Group>
        </div>
      )}
      <FormError error={error} />
    </li>
  )
}

/** What is opened, and who reads it. */
export function OpenedList({ opened }: { readonly opened: readonly Opened[] }) {
  return (
    <ul className="consents__opened">
      {opened.map(({ compartment, label, readers }) => (
        <li key={compartment}>
          <strong>{label}</strong> : {readers.join(', ').toLowerCase()}
        </li>
      ))}
    </ul>
  )
}
