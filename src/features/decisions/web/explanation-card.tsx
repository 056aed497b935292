import { Button, Group, Stack } from '@mantine/core'
import { IconMessage2Question } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { Result, ResultsRead } from '../contract.ts'
import { ExplanationDrawer } from './explanation-drawer.tsx'
import { ReadabilityNote } from './readability-note.tsx'
import { type Named, sendTold, useRefreshResults } from './result-queries.ts'
import { SHEET_PARTS, SHEET_WORDS } from './result-words.ts'

type Props = { readonly read: ResultsRead; readonly result: Result; readonly named: Named }

/** J1: the sheet for the prescriber, first of all; who wrote it, how it reads, when it was taken in. */
export function ExplanationCard({ result, named }: Props) {
  const [writing, setWriting] = useState(false)
  const { explanation, abilities, toldOn } = result
  const mayWrite = abilities.includes('explain')
  return (
    <Card
      title="Explication du résultat"
      seenBy={['l’accompagnant du ménage', 'le bailleur', 'le ménage après sa lettre']}
      action={
        mayWrite && explanation !== null ? (
          <Button variant="default" size="xs" onClick={() => setWriting(true)}>
            Modifier
          </Button>
        ) : undefined
      }
    >
      {explanation === null ? (
        <EmptyState
          icon={IconMessage2Question}
          title="Pas encore d’explication."
          action={
            mayWrite ? (
              <Button onClick={() => setWriting(true)}>Écrire l’explication</Button>
            ) : undefined
          }
        >
          {mayWrite
            ? 'Un premier texte est prêt, en mots simples. Relisez-le, complétez-le : l’accompagnant est prévenu ensuite.'
            : 'La chargée d’attribution l’écrit en mots simples, puis l’accompagnant est prévenu.'}
        </EmptyState>
      ) : (
        <Stack gap="md">
          <dl className="results__sheet">
            {SHEET_PARTS.map((part) => (
              <div key={part}>
                <dt>{SHEET_WORDS[part]}</dt>
                <dd>{explanation[part]}</dd>
              </div>
            ))}
          </dl>
          <ReadabilityNote found={explanation.readability} />
          <p className="results__meta">
            {explanation.author}, le {formatDay(explanation.givenOn)}.{' '}
            {toldOn === null
              ? 'L’accompagnant ne l’a pas encore lue.'
              : `Lue par l’accompagnant le ${formatLongDay(toldOn)}.`}
          </p>
          {abilities.includes('acknowledge') && <Told named={named} result={result} />}
        </Stack>
      )}
      {writing && (
        <ExplanationDrawer result={result} named={named} onClose={() => setWriting(false)} />
      )}
    </Card>
  )
}

function Told({ named, result }: Pick<Props, 'named' | 'result'>) {
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const refresh = useRefreshResults(named.householdId)
  const isPrescriber = result.abilities.includes('converse')
  const tell = async () => {
    setSending(true)
    try {
      await sendTold(named)
      await refresh()
      notifyDone('C’est noté. Le délai avant la lettre au ménage commence.')
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <FormError error={error} />
      <Group>
        <Button onClick={() => void tell()} loading={sending}>
          {isPrescriber ? 'J’ai lu le résultat' : 'Je l’ai dit à l’accompagnant, par téléphone'}
        </Button>
      </Group>
    </>
  )
}
