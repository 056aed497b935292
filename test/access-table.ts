import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { ROLES } from '#kernel/roles.ts'

/**
 * A line of docs/access.csv, written by a human. `roles`: who may read there, or knock there; « * » for everybody.
 * `grants`: for a table, what the request role holds on it; for a function, the database roles that may call it;
 * for a route, the compartments that it declares.
 */
export type AccessLine = {
  readonly kind: 'table' | 'view' | 'definer-view' | 'function' | 'definer-function' | 'route'
  readonly name: string
  readonly scope: string
  readonly roles: string
  readonly grants: string
}

const FILE = new URL('../docs/access.csv', import.meta.url)

const ACCESS_TABLE: readonly AccessLine[] = parse(readFileSync(FILE, 'utf8'), {
  columns: true,
  skip_empty_lines: true,
})

export const RELATION_KINDS: readonly AccessLine['kind'][] = ['table', 'view', 'definer-view']
export const FUNCTION_KINDS: readonly AccessLine['kind'][] = ['function', 'definer-function']

export function linesOf(kinds: readonly AccessLine['kind'][]): readonly AccessLine[] {
  return ACCESS_TABLE.filter(({ kind }) => kinds.includes(kind))
}

export function lineText({ kind, name, scope, grants }: Omit<AccessLine, 'roles'>): string {
  return `${kind},${name},${scope},…,${grants}`
}

/** The roles of a line, « * » told out. */
export function rolesOf({ roles }: AccessLine): readonly string[] {
  return roles === '*' ? ROLES : roles.split(' ').filter(Boolean)
}
