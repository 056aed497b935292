import { Anchor } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import './filter-chips.css'
import { Icon } from './icon.tsx'

export type ActiveFilter = {
  readonly key: string
  /** « secteur d’Annecy » */
  readonly label: string
  readonly onRemove: () => void
}

type Props = {
  filters: readonly ActiveFilter[]
  onReset: () => void
}

/** The filters in force, each removable, and one way to remove them all. Nothing when none is set. */
export function FilterChips({ filters, onReset }: Props) {
  if (filters.length === 0) return null
  return (
    <ul className="filter-chips" aria-label="Filtres en cours">
      {filters.map(({ key, label, onRemove }) => (
        <li key={key}>
          <button type="button" className="filter-chips__chip" onClick={onRemove}>
            {label}
            <span className="visually-hidden">, retirer ce filtre</span>
            <Icon of={IconX} size={15} />
          </button>
        </li>
      ))}
      <li>
        <Anchor component="button" type="button" fz="sm" onClick={onReset}>
          Effacer
        </Anchor>
      </li>
    </ul>
  )
}
