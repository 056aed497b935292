import { Anchor, Button, Stack } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { listed } from '#web/ui/identity.ts'
import { euros } from '#web/ui/euros.ts'
import type { LeaseRead } from '../contract.ts'
import { draftPaper } from './lease-queries.ts'
import { ANNEX_WORDS, KIND_WORDS, PAPER_WORDS, PAPERS_OF, SIGNATORY_WORDS } from './lease-words.ts'

const PreparationDrawer = lazy(() =>
  import('./preparation-drawer.tsx').then((file) => ({ default: file.PreparationDrawer })),
)
const SignatureDrawer = lazy(() =>
  import('./signature-drawer.tsx').then((file) => ({ default: file.SignatureDrawer })),
)

type Props = { readonly householdId: string; readonly read: LeaseRead }

/** K1: what will be signed, read before it is. */
export function PreparationCard({ householdId, read }: Props) {
  const [open, setOpen] = useState<'prepare' | 'sign' | null>(null)
  const { preparation, offer } = read
  const close = () => {
    setOpen(null)
  }
  return (
    <Card title="Le bail à signer" seenBy={['le bailleur', 'le ménage', 'son mandataire']}>
      {preparation === null ? (
        <EmptyState
          icon={IconFileText}
          title={`${offer?.typology ?? ''} à ${offer?.commune ?? ''}, accepté par le ménage.`}
          action={<Button onClick={() => setOpen('prepare')}>Préparer le bail</Button>}
        >
          Choisissez sa nature, vérifiez le loyer, dites qui signe. Rien n’est signé encore.
        </EmptyState>
      ) : (
        <Stack gap="md">
          <Prepared preparation={preparation} />
          <Papers householdId={householdId} kind={preparation.kind} />
          <div className="lease__actions">
            <Button onClick={() => setOpen('sign')}>Le bail est signé</Button>
            <Button variant="default" onClick={() => setOpen('prepare')}>
              Modifier
            </Button>
          </div>
        </Stack>
      )}
      <Suspense fallback={null}>
        {open === 'prepare' && <PreparationDrawer {...{ householdId, read }} onClose={close} />}
        {open === 'sign' && <SignatureDrawer {...{ householdId, read }} onClose={close} />}
      </Suspense>
    </Card>
  )
}

function Prepared({ preparation }: { preparation: NonNullable<LeaseRead['preparation']> }) {
  const { kind, tenant, startsOn, months, conditions, annexes } = preparation
  return (
    <Facts
      facts={[
        { label: 'Nature', value: KIND_WORDS[kind] },
        ...(tenant === null ? [] : [{ label: 'Association locataire', value: tenant }]),
        { label: 'À partir du', value: formatLongDay(startsOn) },
        ...(months === null ? [] : [{ label: 'Durée', value: `${String(months)} mois` }]),
        { label: 'Loyer', value: euros(preparation.rentCents) },
        { label: 'Charges', value: euros(preparation.chargesCents) },
        { label: 'Dépôt de garantie', value: euros(preparation.depositCents) },
        { label: 'Signe', value: SIGNATORY_WORDS[preparation.signatory] },
        { label: 'Papiers joints', value: listed(annexes.map((annex) => ANNEX_WORDS[annex])) },
        ...(conditions === null ? [] : [{ label: 'Pour que le bail glisse', value: conditions }]),
      ]}
    />
  )
}

type PapersProps = {
  readonly householdId: string
  readonly kind: NonNullable<LeaseRead['preparation']>['kind']
}

function Papers({ householdId, kind }: PapersProps) {
  return (
    <ul className="lease__marks">
      {PAPERS_OF[kind].map((paper) => (
        <li key={paper}>
          <span>{PAPER_WORDS[paper]}</span>
          <span>
            <Anchor href={draftPaper(householdId, paper, 'html')} target="_blank" rel="noreferrer">
              Lire
            </Anchor>{' '}
            <Anchor href={draftPaper(householdId, paper, 'pdf')}>PDF</Anchor>{' '}
            <Anchor href={draftPaper(householdId, paper, 'docx')}>Word</Anchor>
          </span>
        </li>
      ))}
    </ul>
  )
}
