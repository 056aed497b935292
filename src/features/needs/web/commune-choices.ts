import type { NeedsRead } from '../contract.ts'

type Communes = NeedsRead['communes']

/** Communes for a list of choices, each under its sector, by name. */
export function bySector(communes: Communes) {
  const groups = Map.groupBy(communes, ({ sector }) => sector ?? 'Hors des secteurs')
  return [...groups]
    .map(([group, members]) => ({
      group,
      items: members
        .map(({ code, name }) => ({ value: code, label: name }))
        .toSorted((one, two) => one.label.localeCompare(two.label, 'fr')),
    }))
    .toSorted((one, two) => one.group.localeCompare(two.group, 'fr'))
}
