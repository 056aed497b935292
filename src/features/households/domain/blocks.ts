import { UNNAMED_TO_LANDLORD, type Compartment } from '#kernel/compartments.ts'
import { isLandlordRole, type Role } from '#kernel/roles.ts'

/** One right of the matrix, as the database holds it. */
export type Right = { readonly compartment: string; readonly role: string; readonly verb: string }

/** The blocks of a household's page, each with its compartment and the reduced one that may stand for it. */
export const BLOCKS = [
  { key: 'identity', label: 'Identité et coordonnées', compartment: '1', reduced: '1r' },
  { key: 'composition', label: 'Composition du ménage', compartment: '2', reduced: '2r' },
  { key: 'referral', label: 'Signalement', compartment: '3', reduced: null },
  { key: 'budget', label: 'Ressources et budget', compartment: '5', reduced: '5r' },
  { key: 'protection', label: 'Mesure de protection', compartment: '9', reduced: '9r' },
  { key: 'eligibility', label: 'Éligibilité', compartment: '10', reduced: '10r' },
  { key: 'social', label: 'Évaluation sociale', compartment: '6', reduced: null },
  { key: 'justice', label: 'Suivi de justice', compartment: '8', reduced: null },
  { key: 'private-notes', label: 'Notes de travail privées', compartment: '14b', reduced: null },
] as const satisfies {
  key: string
  label: string
  compartment: Compartment
  reduced: Compartment | null
}[]

export type BlockKey = (typeof BLOCKS)[number]['key']
export type BlockView = {
  readonly key: BlockKey
  readonly label: string
  /** `open`: the reader's role reads it; `hidden`: it exists for others and says whom to ask. */
  readonly state: 'open' | 'hidden'
  readonly readers: readonly Role[]
}

// Whoever writes elsewhere for himself alone makes no sense of a « vu par » nor of a locked door.
const PRIVATE: readonly BlockKey[] = ['private-notes', 'justice']

/**
 * Which blocks a role sees on a household's page, and which stand there locked. Decided from the role alone:
 * never because rows exist, so that a locked block tells nothing about this household.
 *
 * @param role    the reader's role
 * @param rights  the access matrix
 * @returns       blocks in page order; those that may not even be named to the reader are absent
 * @source        domain report §4.3 (« a hidden block appears from the reader's role alone »)
 */
export function blocksFor(role: Role, rights: readonly Right[]): readonly BlockView[] {
  return BLOCKS.flatMap((block) => {
    const open = reads(role, block.compartment, rights) || reads(role, block.reduced, rights)
    if (!open && (PRIVATE.includes(block.key) || isUnnamed(role, block.compartment))) return []
    return [
      {
        key: block.key,
        label: block.label,
        state: open ? ('open' as const) : ('hidden' as const),
        readers: readersOf(block.compartment, rights, role),
      },
    ]
  })
}

function isUnnamed(role: Role, compartment: Compartment): boolean {
  return (
    isLandlordRole(role) && (UNNAMED_TO_LANDLORD as readonly Compartment[]).includes(compartment)
  )
}

function reads(role: Role, compartment: Compartment | null, rights: readonly Right[]): boolean {
  return rights.some(
    (right) => right.role === role && right.compartment === compartment && right.verb === 'read',
  )
}

/**
 * The roles that read a compartment, as they may be named to a reader.
 *
 * @param compartment  a full compartment
 * @param rights       the access matrix
 * @param reader       to whom the label is shown
 * @returns            roles; carers, probation and mandataries are left out unless the reader is one of their readers
 * @source             domain report §4.3: an assignment belongs to a compartment too (SPIP 8, HP 7b, MJPM 9)
 */
export function readersOf(
  compartment: Compartment,
  rights: readonly Right[],
  reader: Role,
): readonly Role[] {
  const disclosing: Readonly<Partial<Record<Role, Compartment>>> = {
    SPIP: '8',
    HP: '7b',
    MJPM: '9',
  }
  const roles = rights
    .filter((right) => right.compartment === compartment && right.verb === 'read')
    .map((right) => right.role as Role)
  return [...new Set(roles)].filter((role) => {
    const needed = disclosing[role]
    return role === reader || needed === undefined || reads(reader, needed, rights)
  })
}
