import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

const Postgres = z
  .url({ protocol: /^postgres(ql)?$/ })
  .describe('une adresse postgresql://compte:motdepasse@serveur:5432/base est attendue')

const Environment = z
  .object({
    PORT: z.coerce
      .number()
      .int()
      .min(1)
      .max(65535)
      .default(8080)
      .describe('un numéro de port entre 1 et 65535 est attendu'),
    HOST: z.string().default('127.0.0.1').describe('une adresse d’écoute est attendue'),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('l’adresse publique du service, en http(s)://, est attendue'),
    PERENNE_DATA: z.string().default('data').describe('un dossier est attendu'),
    PERENNE_DEMO: z.enum(['oui', 'non']).optional().describe('« oui » ou « non » est attendu'),
    PERENNE_FILE_MAX_MB: z.coerce
      .number()
      .int()
      .min(1)
      .max(50)
      .default(10)
      .describe('une taille entre 1 et 50 Mo est attendue'),
    CLAMD: z
      .string()
      .regex(/^[\w.-]+:\d{1,5}$/u)
      .optional()
      .describe('l’adresse de ClamAV, serveur:3310, est attendue'),
    DATABASE_URL: Postgres.optional(),
    DATABASE_ADMIN_URL: Postgres.optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/ })
      .optional()
      .describe('une adresse smtp://serveur:25 ou smtps://compte:motdepasse@serveur est attendue'),
    MAIL_FROM: z
      .email()
      .default('ne-pas-repondre@perenne.invalid')
      .describe('une adresse électronique est attendue'),
    AUTH_SECRET: z
      .string()
      .min(32)
      .optional()
      .describe('un secret d’au moins 32 caractères est attendu'),
    TEXT_KEY: z
      .base64()
      .length(44)
      .optional()
      .describe('une clé de 32 octets en base64 (44 caractères) est attendue'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
      .default('info')
      .describe('fatal, error, warn, info, debug ou silent est attendu'),
  })
  .refine((env) => env.DATABASE_ADMIN_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ['DATABASE_URL'],
    message: 'elle est attendue dès que DATABASE_ADMIN_URL est renseignée',
  })

/** Where PostgreSQL is: ours, started with the application, or one that somebody else looks after. */
export type DatabaseChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'external'; readonly url: string; readonly adminUrl: string | null }

export type Config = {
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  readonly dataDir: string
  /** Asked for or refused explicitly; `null` lets the first start decide. */
  readonly demo: boolean | null
  readonly database: DatabaseChoice
  /** What one page of a document may weigh. */
  readonly fileMaxBytes: number
  /** `host:port` of a ClamAV daemon; without it files are not scanned, and nothing is claimed. */
  readonly clamd: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly authSecret: string | null
  readonly textKey: string | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** Reads the environment; every mistake is told at once, each in its own sentence. */
export function readConfig(env: NodeJS.ProcessEnv, projectRoot: string): Config {
  const given = Object.entries(env).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  )
  const parsed = Environment.safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new StartError(explain(parsed.error))
  return toConfig(parsed.data, projectRoot)
}

function toConfig(env: z.infer<typeof Environment>, projectRoot: string): Config {
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(projectRoot, env.PERENNE_DATA),
    demo: env.PERENNE_DEMO === undefined ? null : env.PERENNE_DEMO === 'oui',
    database: env.DATABASE_URL
      ? { kind: 'external', url: env.DATABASE_URL, adminUrl: env.DATABASE_ADMIN_URL ?? null }
      : { kind: 'embedded' },
    fileMaxBytes: env.PERENNE_FILE_MAX_MB * 1024 * 1024,
    clamd: env.CLAMD ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    authSecret: env.AUTH_SECRET ?? null,
    textKey: env.TEXT_KEY ?? null,
    logLevel: env.LOG_LEVEL,
  }
}

// The value itself is never repeated: it may be a password.
function explain(error: z.ZodError): string {
  const byName = new Map(error.issues.map((issue) => [String(issue.path[0]), issue]))
  return [...byName]
    .map(([name, issue]) => `${name} : ${expectation(name) ?? issue.message}.`)
    .join('\n')
}

function expectation(name: string): string | undefined {
  const field = Object.entries(Environment.shape).find(([key]) => key === name)?.[1]
  return field?.description ?? (name.startsWith('DATABASE') ? Postgres.description : undefined)
}
