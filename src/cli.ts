import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { COMMANDS, usage } from './cli/commands.ts'
import { readConfig } from '#platform/config/config.ts'
import { StartError } from '#platform/config/start-error.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  sceau: { type: 'string' },
  details: { type: 'boolean' },
  bailleur: { type: 'string' },
  nom: { type: 'string' },
  adresse: { type: 'string' },
  households: { type: 'string' },
  seed: { type: 'string' },
  forward: { type: 'string' },
} as const

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(`Commande abandonnée : ${error.message}`)
  process.exitCode = 1
}

async function main(): Promise<number> {
  const asked = read()
  if (asked === null) return 2
  const command = COMMANDS[asked.positionals[0] ?? '']
  if (asked.values.help || asked.positionals.length === 0) return tell(usage(), 0)
  if (!command || asked.positionals.length > 1) {
    return tell(`Commande inconnue : ${asked.positionals.join(' ')}\n\n${usage()}`, 2)
  }
  return command.run({
    config: readConfig(process.env, ROOT),
    say: (line) => console.log(line),
    warn: (line) => console.error(line),
    seal: asked.values.sceau,
    details: asked.values.details ?? false,
    territory: {
      households: asked.values.households,
      seed: asked.values.seed,
      forward: asked.values.forward,
    },
    founder: {
      bailleur: asked.values.bailleur,
      nom: asked.values.nom,
      adresse: asked.values.adresse,
    },
  })
}

function read() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch {
    tell(`Option inconnue.\n\n${usage()}`, 2)
    return null
  }
}

function tell(text: string, code: number): number {
  if (code === 0) console.log(text)
  else console.error(text)
  return code
}
