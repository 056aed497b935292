import { Button, Table } from '@mantine/core'
import { IconGitCompare } from '@tabler/icons-react'
import { useId } from 'react'
import './conflict-card.css'
import { formatInstant } from './dates.ts'
import { Icon } from './icon.tsx'

export type ConflictField = {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

type Props = {
  /** Who changed the record meanwhile. */
  who: string
  /** Instant of that change. */
  at: string
  fields: readonly ConflictField[]
  onKeepMine: () => void
  onTakeTheirs: () => void
  busy?: boolean
}

/** Two people edited the same record: who, when, both versions side by side, and the reader decides. */
export function ConflictCard({ who, at, fields, onKeepMine, onTakeTheirs, busy = false }: Props) {
  const titleId = useId()
  return (
    <section className="conflict-card" role="alert" aria-labelledby={titleId}>
      <h2 className="conflict-card__title" id={titleId}>
        <Icon of={IconGitCompare} />
        {who} a modifié cette fiche pendant votre saisie
      </h2>
      <p className="conflict-card__who">
        Le {formatInstant(at)}. Rien de ce que vous avez tapé n’est perdu : choisissez.
      </p>
      <Versions who={who} fields={fields} />
      <div className="conflict-card__choices">
        <Button onClick={onKeepMine} loading={busy}>
          Garder ma version
        </Button>
        <Button variant="default" onClick={onTakeTheirs} disabled={busy}>
          Prendre la sienne
        </Button>
      </div>
    </section>
  )
}

function Versions({ who, fields }: Pick<Props, 'who' | 'fields'>) {
  return (
    <Table verticalSpacing="xs" className="conflict-card__table">
      <Table.Caption className="visually-hidden">Les deux versions</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Champ</Table.Th>
          <Table.Th scope="col">Votre version</Table.Th>
          <Table.Th scope="col">Version de {who}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ label, mine, theirs }) => (
          <Table.Tr key={label}>
            <Table.Th scope="row">{label}</Table.Th>
            <Table.Td>{mine === theirs ? mine : <mark>{mine || '(vide)'}</mark>}</Table.Td>
            <Table.Td>{mine === theirs ? theirs : <mark>{theirs || '(vide)'}</mark>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
