import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { committeeJobs } from '#features/committee/server/jobs.ts'
import { startDue } from './due.ts'
import { seedDemonstration } from './demo/seed.ts'
import { seedTerritory } from './demo/territory/seed-territory.ts'
import { candidacyJobs } from '#features/candidacies/server/jobs.ts'
import { closureJobs } from '#features/closures/server/jobs.ts'
import { planJobs } from '#features/action-plans/server/jobs.ts'
import { leaseJobs } from '#features/leases/server/jobs.ts'
import { decisionJobs } from '#features/decisions/server/jobs.ts'
import { privacyJobs } from '#features/privacy/server/jobs.ts'
import { startReporting } from '#features/reporting/server/freeze.ts'
import { antivirus } from '#platform/files/antivirus.ts'
import { startSealing } from '#platform/audit/sealing.ts'
import { createAccess } from '#platform/auth/access.ts'
import { authMail } from '#platform/auth/auth-mail.ts'
import { readOidc } from '#platform/auth/settings.ts'
import { startSweeping } from '#platform/auth/sweep.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { exitWith, StartError } from '#platform/config/start-error.ts'
import { startSweepingContexts } from '#platform/db/sweep.ts'
import { openPool } from '#platform/db/pool.ts'
import {
  administer,
  prepareDatabase,
  type AdminClient,
  type PreparedDatabase,
} from '#platform/db/prepare.ts'
import { openInstance, type InstanceMode } from '#platform/db/instance.ts'
import { startJobs } from '#platform/jobs/start-jobs.ts'
import { openLog } from '#platform/log/log.ts'
import { createMailer } from '#platform/mail/mailer.ts'
import { startMailSink } from '#platform/mail/sink.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'

const DRAWN_HOUSEHOLDS = 31
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What has been opened, in order: closed in the reverse order. */
const closers: (() => Promise<unknown>)[] = []

try {
  await start()
} catch (error) {
  await closeAll()
  exitWith(error)
}

async function start(): Promise<void> {
  const say = (line: string) => {
    console.log(line)
  }
  const config = readConfig(process.env, ROOT)
  stopOnSignals()
  const database = await prepareDatabase(config, say)
  closers.push(() => database.stop())
  if (database.shared) {
    throw new StartError(`elle tourne déjà avec le dossier de données ${config.dataDir}.`)
  }
  const keys = keysOf(config, database)
  const mode = await openInstance(database, config.demo)
  if (mode === 'demonstration' && database.adminUrl !== null) {
    await administer(database.adminUrl, (client) => fillDemonstration(client, keys.textKey))
  }
  const address = await serve(config, { database, keys, mode })
  say(banner(address, mode))
}

/** Some households told one by one, and invented others around them, so that every page has something to show. */
async function fillDemonstration(client: AdminClient, textKey: string): Promise<void> {
  const cipher = textCipher(textKey)
  if (await seedDemonstration(client, cipher)) {
    await seedTerritory(client, cipher, {
      households: DRAWN_HOUSEHOLDS,
      seed: 1,
      startsAfter: 0.6,
    })
  }
}

type Ready = {
  readonly database: PreparedDatabase
  readonly keys: { readonly authSecret: string; readonly textKey: string }
  readonly mode: InstanceMode
}

async function serve(config: Config, { database, keys, mode }: Ready): Promise<string> {
  const log = openLog(config.logLevel)
  const mailFolder = join(config.dataDir, 'mails')
  const sink = config.smtpUrl === null ? await startSink(mailFolder) : null
  const mailer = createMailer({ smtpUrl: config.smtpUrl ?? sink?.url ?? '', from: config.mailFrom })
  closers.push(async () => {
    mailer.close()
    await Promise.resolve()
  })
  const db = openPool(database.appUrl)
  closers.push(() => db.destroy())
  const access = createAccess({
    databaseUrl: database.appUrl,
    secret: keys.authSecret,
    publicUrl: config.publicUrl,
    oidc: readOidc(process.env),
    mail: authMail(mailer, config.publicUrl),
    log: (message) => {
      log.warn({ from: 'auth' }, message)
    },
  })
  closers.push(() => access.close())
  const { app } = await buildApp({
    db,
    access,
    log,
    mailer,
    mailFolder: mode === 'demonstration' && sink !== null ? mailFolder : null,
    textKey: keys.textKey,
    files: { maxBytes: config.fileMaxBytes, scan: antivirus(config.clamd) },
    publicUrl: config.publicUrl,
    version: versionOf(),
    webFolder: join(ROOT, 'dist', 'web'),
  })
  closers.push(() => app.close())
  const sealing = startSealing(db, log)
  closers.push(() => sealing.stop())
  const sweeping = startSweeping(access, log)
  closers.push(() => sweeping.stop())
  const reporting = startReporting(db, log)
  closers.push(() => reporting.stop())
  const due = startDue(db, log)
  closers.push(() => due.stop())
  const contexts = startSweepingContexts(db, log)
  closers.push(() => contexts.stop())
  const services = { db, mailer, publicUrl: config.publicUrl }
  const handlers = {
    ...privacyJobs(services),
    ...candidacyJobs(services),
    ...closureJobs(services),
    ...decisionJobs(services),
    ...leaseJobs(services),
    ...planJobs(services),
    ...committeeJobs(services),
  }
  const jobs = await startJobs({ db, databaseUrl: database.appUrl, log, handlers })
  closers.push(() => jobs.stop())
  await listen(() => app.listen({ host: config.host, port: config.port }), config)
  return config.publicUrl
}

async function startSink(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const sink = await startMailSink(folder)
  closers.push(() => sink.close())
  return sink
}

async function listen(open: () => Promise<unknown>, config: Config): Promise<void> {
  try {
    await open()
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `le port ${String(config.port)} est déjà pris. Choisissez-en un autre : PORT=8081 npm start.`,
      )
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new StartError(
        `l’adresse ${config.host}:${String(config.port)} ne peut pas être ouverte.`,
      )
    }
    throw error
  }
}

function keysOf(config: Config, database: PreparedDatabase): Ready['keys'] {
  const authSecret = config.authSecret ?? database.keys?.authSecret
  const textKey = config.textKey ?? database.keys?.textKey
  if (!authSecret || !textKey) {
    throw new StartError(
      'avec DATABASE_URL, donnez aussi AUTH_SECRET (32 caractères au moins) et TEXT_KEY (32 octets en base64).',
    )
  }
  return { authSecret, textKey }
}

function versionOf(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}

function banner(address: string, mode: InstanceMode): string {
  const lines = ['', `  Pérenne est prête : ${address}`]
  if (mode === 'demonstration') {
    lines.push(
      '  Démonstration, personnes inventées : un compte par rôle, en un clic, sur la page de connexion.',
      `  Courriels reçus en local : ${address}/demonstration/mails`,
    )
  }
  return [...lines, '  Ctrl-C pour arrêter.', ''].join('\n')
}

function stopOnSignals(): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void closeAll().then(() => process.exit(0))
    })
  }
}

async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    await close().catch((error: unknown) => {
      console.error('Arrêt :', error)
    })
  }
}
