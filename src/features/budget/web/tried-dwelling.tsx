import { Checkbox, NumberInput, Select } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { TextLink } from '#web/ui/links.tsx'
import type { BudgetRead } from '../contract.ts'
import type { BudgetSearch } from './budget-search.ts'
import { communeWords } from './budget-words.ts'

const route = getRouteApi('/shell/menages/$householdId/budget')
const MONEY = { decimalScale: 2, decimalSeparator: ',', thousandSeparator: ' ', suffix: ' €' }

/** A rent typed to see: everything below follows at once, and the address keeps it. */
export function TriedDwelling({ budget }: { budget: BudgetRead }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: BudgetSearch) =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    })
  const zone = search.zone ?? budget.zones[0]?.zone
  return (
    <div className="budget-fields">
      <NumberInput
        label="Loyer par mois"
        min={0}
        max={4000}
        {...MONEY}
        value={search.loyer ?? ''}
        onChange={(loyer) => change({ loyer: typed(loyer) })}
      />
      <NumberInput
        label="Charges par mois"
        min={0}
        max={4000}
        {...MONEY}
        value={search.charges ?? ''}
        onChange={(charges) => change({ charges: typed(charges) })}
      />
      <Select
        label="Où"
        data={budget.zones.map(({ zone: number, communes }) => ({
          value: String(number),
          label: `Zone ${String(number)} : ${communeWords(communes, 2)}`,
        }))}
        allowDeselect={false}
        value={zone === undefined ? null : String(zone)}
        onChange={(value) => change({ zone: value === null ? undefined : Number(value) })}
      />
      <Checkbox
        label="Chauffage individuel"
        checked={search.chauffage === 'individuel'}
        onChange={(event) =>
          change({ chauffage: event.currentTarget.checked ? 'individuel' : undefined })
        }
      />
      {search.chauffage === 'individuel' && (
        <NumberInput
          label="Pièces"
          min={1}
          max={9}
          allowDecimal={false}
          value={search.pieces ?? 2}
          onChange={(pieces) => change({ pieces: typed(pieces) })}
        />
      )}
      {budget.dwelling && (
        <TextLink from="/menages/$householdId/budget" to="." search={{}} fz="sm">
          Revenir au logement proposé
        </TextLink>
      )}
    </div>
  )
}

function typed(value: number | string): number | undefined {
  return value === '' ? undefined : Number(value)
}
