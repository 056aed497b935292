import type { Role } from '#kernel/roles.ts'

/** Kinds of organisations to which a person may open something, and who reads there. */
export const READERS: Readonly<Record<string, readonly Role[]>> = {
  landlord: ['REF', 'LSW'],
  association: ['PRE'],
  department: ['PMS'],
  care: ['HP'],
  probation: ['SPIP'],
}
export const GIVEN_BY = ['self', 'representative'] as const
export const MEANS = ['written', 'oral', 'electronic', 'audio'] as const

export type ConsentRefusal =
  | 'may-not-record-consent'
  | 'consent-already-expired'
  | 'consent-without-effect'
  | 'may-not-withdraw'

export type Opening = { readonly role: Role; readonly compartment: string }
export type Opened = { readonly compartment: string; readonly roles: readonly Role[] }

/**
 * What a consent may open to an organisation, compartment by compartment.
 *
 * @param kind      of the organisation
 * @param openings  roles and compartments that wait for a consent: rows of the access matrix
 * @returns         each compartment once, with the roles of that organisation that would read it; none for another kind
 * @source          A3, N8: the effect shown is the one that the matrix gives, never a sentence of its own
 */
export function openedTo(kind: string, openings: readonly Opening[]): readonly Opened[] {
  const readers = READERS[kind] ?? []
  const mine = openings.filter(({ role }) => readers.includes(role))
  return [...Map.groupBy(mine, ({ compartment }) => compartment)].map(([compartment, rows]) => ({
    compartment,
    roles: [...new Set(rows.map(({ role }) => role))],
  }))
}
