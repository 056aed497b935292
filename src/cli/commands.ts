import type { Command } from './command.ts'
import { foundCommand } from './found.ts'
import { migrateCommand } from './migrate.ts'
import { seedCommand } from './seed.ts'
import { sealCommand } from './seal.ts'
import { verifyAuditCommand } from './verify-audit.ts'

export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  found: foundCommand,
  seed: seedCommand,
  'verify-audit': verifyAuditCommand,
  seal: sealCommand,
}

export function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  const lines = Object.entries(COMMANDS).map(
    ([name, { help }]) => `  ${name.padEnd(width)}  ${help}`,
  )
  return ['Usage : npm run cli -- <commande>', '', ...lines].join('\n')
}
