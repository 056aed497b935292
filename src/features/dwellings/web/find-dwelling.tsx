import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDoorExit, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { StockRow } from '../contract.ts'
import { contingentWords, dwellingTitle, inSentence, placeWords } from './dwelling-words.ts'
import { stockQuery } from './stock-queries.ts'

const TYPING_MS = 300
const SHOWN = 8

/** Search first: reusing a dwelling of the stock is the default, creating one the exception. */
export function FindDwelling({ isHolder }: { isHolder: boolean }) {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), TYPING_MS)
  const query = useQuery(stockQuery({ q: words || undefined }))
  return (
    <Card title="Quel logement se libère ?" flush>
      <div className="release-find">
        <TextInput
          type="search"
          label="Référence, adresse, résidence ou commune"
          leftSection={<Icon of={IconSearch} size={17} />}
          maxLength={100}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <QueryView query={query} failure="La recherche n’a pas abouti.">
        {({ rows }) => (
          <>
            <Found rows={rows} isHolder={isHolder} />
            <p className="visually-hidden" role="status">
              {rows.length === 0
                ? 'Aucun logement trouvé'
                : `${String(rows.length)} logements trouvés`}
            </p>
          </>
        )}
      </QueryView>
      {!isHolder && (
        <div className="release-other">
          <LinkButton to="/logements/liberation" search={{ logement: 'nouveau' }} variant="default">
            Il n’est pas dans le parc : le saisir
          </LinkButton>
        </div>
      )}
    </Card>
  )
}

function Found({ rows, isHolder }: { rows: readonly StockRow[]; isHolder: boolean }) {
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconSearch} title="Aucun logement ne correspond.">
        {isHolder
          ? 'Seuls les logements de votre contingent sont ici. S’il en manque un, demandez au bailleur de l’ajouter.'
          : 'Essayez le début de l’adresse, ou saisissez ce logement.'}
      </EmptyState>
    )
  }
  return (
    <ul className="release-found">
      {rows.slice(0, SHOWN).map((row) => (
        <li key={row.id} className="release-found__row">
          <div>
            <p className="release-found__name">{dwellingTitle(row)}</p>
            <p className="release-found__detail">
              {placeWords(row)}, {row.reference}, {inSentence(contingentWords(row.contingent))}
            </p>
          </div>
          <Choice row={row} />
        </li>
      ))}
    </ul>
  )
}

function Choice({ row }: { row: StockRow }) {
  const name = `${dwellingTitle(row)}, ${row.reference}`
  if (row.vacancyId !== null) {
    return (
      <LinkButton
        to="/logements/$vacancyId"
        params={{ vacancyId: row.vacancyId }}
        variant="default"
        size="xs"
      >
        Déjà en cours&nbsp;: voir
        <span className="visually-hidden">, {name}</span>
      </LinkButton>
    )
  }
  return (
    <LinkButton to="/logements/liberation" search={{ logement: row.id }} size="xs">
      Choisir
      <span className="visually-hidden"> {name}</span>
    </LinkButton>
  )
}

export function AlreadyReleased({ vacancyId }: { vacancyId: string }) {
  return (
    <Card title="Déjà en cours">
      <EmptyState
        icon={IconDoorExit}
        title="Ce logement a déjà une libération en cours."
        action={
          <LinkButton to="/logements/$vacancyId" params={{ vacancyId }}>
            Voir cette libération
          </LinkButton>
        }
      >
        Un logement n’en a qu’une à la fois. Vous pouvez modifier ses dates.
      </EmptyState>
    </Card>
  )
}
