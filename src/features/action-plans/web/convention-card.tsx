import { Anchor, Button, Stack } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { PlanRead } from '../contract.ts'
import { signedPaper, writtenPaper } from './plan-queries.ts'
import { CONVENTION_FIELD_KEYS, CONVENTION_FIELDS } from './plan-words.ts'
import { Signatures } from './signatures.tsx'

const ConventionDrawer = lazy(() =>
  import('./convention-drawer.tsx').then((file) => ({ default: file.ConventionDrawer })),
)

type Props = { readonly householdId: string; readonly read: PlanRead }

/** L2: optional; what was signed stays, a new version is written whole. */
export function ConventionCard({ householdId, read }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { convention, abilities, papers } = read
  const writes = abilities.includes('convention.write')
  return (
    <Card title="Convention" seenBy={['le ménage', 'son accompagnant', 'le référent']}>
      <Stack gap="md">
        {convention === null ? (
          <p className="plan__meta">Facultative : elle dit qui s’engage à quoi.</p>
        ) : (
          <>
            <p>
              Version {convention.number}, écrite le {formatDay(convention.writtenOn)}.
            </p>
            <Facts
              facts={CONVENTION_FIELD_KEYS.map((key) => ({
                label: CONVENTION_FIELDS[key][0],
                value: convention[key],
              }))}
            />
            <Signatures
              {...{ householdId, read }}
              of="convention"
              signatures={convention.signatures}
            />
            <p>
              <Anchor
                href={writtenPaper(householdId, 'convention', 'html')}
                target="_blank"
                rel="noreferrer"
              >
                Lire
              </Anchor>{' '}
              <Anchor href={writtenPaper(householdId, 'convention', 'pdf')}>PDF</Anchor>{' '}
              <Anchor href={writtenPaper(householdId, 'convention', 'docx')}>Word</Anchor>
            </p>
          </>
        )}
        {papers
          .filter(({ kind }) => kind === 'convention')
          .map(({ id, dated }) => (
            <p key={id}>
              <Anchor href={signedPaper(householdId, id)}>
                Convention signée le {formatDay(dated)}
              </Anchor>
            </p>
          ))}
        {writes && (
          <div className="plan__actions">
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {convention === null ? 'Écrire une convention' : 'Écrire une nouvelle version'}
            </Button>
          </div>
        )}
      </Stack>
      <Suspense fallback={null}>
        {isOpen && <ConventionDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}
