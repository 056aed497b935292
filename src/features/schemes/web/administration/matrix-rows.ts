import type { Administration } from '../../administration.contract.ts'
import { accessCell, type AccessCell } from '../../domain/access-cell.ts'

type Compartment = Administration['compartments'][number]

export type MatrixRow = Compartment & { readonly cellOf: (role: string) => AccessCell }

/** One row a full compartment; its reduced view is told in the same cell. */
export function matrixRows({ compartments, rights }: Administration): MatrixRow[] {
  const byPlace = Map.groupBy(rights, ({ role, compartment }) => `${role} ${compartment}`)
  return compartments
    .filter(({ reducedFrom }) => reducedFrom === null)
    .map((compartment) => {
      const reduced = compartments.find(({ reducedFrom }) => reducedFrom === compartment.code)?.code
      const cellOf = (role: string) =>
        accessCell(
          [compartment.code, reduced].flatMap((code) => byPlace.get(`${role} ${code ?? ''}`) ?? []),
          reduced,
        )
      return { ...compartment, cellOf }
    })
}

/** What a compartment adds of its own. */
export function scopeWords({ householdScopeOnly, belongsToPerson }: Compartment): string {
  return [
    belongsToPerson && 'appartient à une personne',
    householdScopeOnly && 'jamais dans une liste',
  ]
    .filter(Boolean)
    .join(', ')
}
