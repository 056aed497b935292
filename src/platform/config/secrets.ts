import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

const Secrets = z.object({
  superuserPassword: z.string().min(20),
  appPassword: z.string().min(20),
  authSecret: z.string().min(32),
  textKey: z.base64().refine((key) => Buffer.from(key, 'base64').length === 32),
})

/**
 * Passwords and keys of one installation. `textKey` encrypts the protected texts:
 * losing it loses these texts, never the rows.
 */
export type Secrets = z.infer<typeof Secrets>

/** Reads the secrets of a data folder; draws them at the first call. */
export function readSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  if (!existsSync(path)) drawSecrets(path)
  const parsed = Secrets.safeParse(readJson(path))
  if (!parsed.success) throw new StartError(`le fichier ${path} est illisible ou incomplet.`)
  return parsed.data
}

function drawSecrets(path: string): void {
  const secrets: Secrets = {
    superuserPassword: randomBytes(24).toString('base64url'),
    appPassword: randomBytes(24).toString('base64url'),
    authSecret: randomBytes(32).toString('base64url'),
    textKey: randomBytes(32).toString('base64'),
  }
  // Written beside, then renamed: a crash leaves either no secrets or all of them.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(secrets, null, 2) + '\n', { mode: 0o600 })
  renameSync(draft, path)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
