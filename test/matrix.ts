import { readFileSync } from 'node:fs'
import type { Role } from '#kernel/roles.ts'

export type Verb = 'read' | 'write' | 'propose' | 'answer' | 'aggregate'

/** One right of §4.3 as its file says it. */
export type Cell = {
  readonly compartment: string
  readonly role: Role
  readonly verb: Verb
  readonly own: boolean
  readonly ofPerson: boolean
  readonly conditions: readonly string[]
}

const FILE = new URL('../db/reference/access-matrix.csv', import.meta.url)

// Read line by line, not with the loader of the product: an error of the loader must not hide itself.
const LINES = readFileSync(FILE, 'utf8').trim().split('\n').slice(1)

const ALL_LINES = LINES.map((line) => {
  const [compartment, role, verb, own, belongsTo, conditions] = line.trim().split(',')
  return { compartment, role, verb, own, belongsTo, conditions }
})

export const MATRIX: readonly Cell[] = ALL_LINES.filter(({ verb }) => verb !== 'none').map(
  (line) => ({
    compartment: line.compartment ?? '',
    role: line.role as Role,
    verb: line.verb as Verb,
    own: line.own === 'own',
    ofPerson: line.belongsTo === 'person',
    conditions: (line.conditions ?? '').split(' ').filter(Boolean),
  }),
)

/** Pairs (role, compartment) that the matrix speaks about, « – » included. */
export const SPOKEN_PAIRS: readonly string[] = ALL_LINES.map(
  ({ role, compartment }) => `${role ?? ''} ${compartment ?? ''}`,
)

const OF_PERSON = new Set(
  MATRIX.filter(({ ofPerson }) => ofPerson).map(({ compartment }) => compartment),
)

/** † of the matrix: a row there belongs to a person, not to the household. */
export function belongsToPerson(compartment: string): boolean {
  return OF_PERSON.has(compartment)
}

/** « No list, search, count or bulk export of 3b, 3c, 6-8, 14b »; the merged verdict is asked case by case (note 5). */
export const NEVER_IN_A_LIST: readonly string[] = [
  ...['3b', '3b-r', '3c', '3c-r', '6', '7a', '7b', '7c', '8', '14b'],
]

/** « ALL, REF, PRG, CAL, RES get zero rows in 3b, 3c, 6, 7c, 8, 14b. » */
export const CLOSED_TO_THE_LANDLORD: readonly string[] = ['3b', '3c', '6', '7c', '8', '14b']
