import { IconDoorExit } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { LinkButton, RowLink, TextLink } from '#web/ui/links.tsx'
import type { StockList, StockRow } from '../contract.ts'
import { contingentWords, dwellingTitle, placeWords, rentWords } from './dwelling-words.ts'
import './stock-rows.css'

/** One dwelling a row, with its release under way or the way to enter one. */
export function StockRows({ list }: { list: StockList }) {
  const { abilities } = list
  const action = abilities.includes('vacancy.open')
    ? 'Saisir une libération'
    : abilities.includes('vacancy.propose')
      ? 'Proposer'
      : null
  return (
    <div className="stock-list">
      <div className="stock-row stock-row--head" aria-hidden>
        <span>Logement</span>
        <span>Contingent</span>
        <span>Libération</span>
      </div>
      <ul className="stock-list__rows">
        {list.rows.map((row) => (
          <Row key={row.id} row={row} action={action} />
        ))}
      </ul>
    </div>
  )
}

function Row({ row, action }: { row: StockRow; action: string | null }) {
  return (
    <li className="stock-row">
      <div>
        <RowLink to="/logements/parc/$dwellingId" params={{ dwellingId: row.id }}>
          {dwellingTitle(row)}
        </RowLink>
        <p className="stock-row__detail">
          {placeWords(row)}, {row.reference}
        </p>
      </div>
      <div className="stock-row__cell">
        <span>{contingentWords(row.contingent)}</span>
        <span className="stock-row__detail">{rentWords(row)}</span>
      </div>
      <div className="stock-row__cell stock-row__action">
        <Release row={row} action={action} />
      </div>
    </li>
  )
}

function Release({ row, action }: { row: StockRow; action: string | null }) {
  if (row.vacancyId !== null) {
    return (
      <>
        <Chip tone="todo" icon={IconDoorExit}>
          se libère
        </Chip>
        <TextLink to="/logements/$vacancyId" params={{ vacancyId: row.vacancyId }} fz="xs">
          Voir la libération
        </TextLink>
      </>
    )
  }
  if (action === null) return null
  return (
    <LinkButton
      to="/logements/liberation"
      search={{ logement: row.id }}
      variant="default"
      size="xs"
    >
      {action}
      <span className="visually-hidden">, {dwellingTitle(row)}</span>
    </LinkButton>
  )
}
