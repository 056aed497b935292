import { fromKysely, PgBoss } from 'pg-boss'
import type { Database } from '#platform/db/pool.ts'
import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'
import { forgetDone, jobKinds, moveWaiting, openJob, settleJob, type Job } from './outbox.ts'

/** Does one job. May be called again after a failure half-way: what it does twice must do no harm. */
export type JobHandler = (job: Job) => Promise<void>
export type JobHandlers = Readonly<Record<string, JobHandler>>

export type JobOptions = {
  readonly db: Database
  /** The rightless login: the queue uses it as perenne_worker and in the schema jobs only. */
  readonly databaseUrl: string
  readonly log: Logger
  readonly handlers: JobHandlers
  /** Shorter in tests. */
  readonly everyMs?: number
  readonly retry?: { readonly limit: number; readonly delaySeconds: number }
}

const QUEUE = 'outbox'
const DEAD = 'outbox-dead'
const EVERY_MS = 1_000
const FORGET_EVERY_MS = 3_600_000
const STOP_PATIENCE_MS = 5_000
// Six tries over about half an hour: a mail server that restarts loses nothing.
const RETRY = { limit: 6, delaySeconds: 30 }

type Data = { readonly outboxId: string }

/** Moves the outbox to the queue and does what comes out of it, until stopped. */
export async function startJobs(options: JobOptions): Promise<Repeated> {
  await requireHandlers(options)
  const boss = await startQueue(options)
  const everyMs = options.everyMs ?? EVERY_MS
  const pollingIntervalSeconds = Math.max(0.5, everyMs / 1000)
  await boss.work<Data>(QUEUE, { pollingIntervalSeconds }, ([job]) => doJob(options, job?.data))
  await boss.work<Data>(DEAD, { pollingIntervalSeconds }, ([job]) => giveUp(options, job?.data))
  const duty = { what: 'outbox', log: options.log }
  const moving = repeat({ firstMs: 0, everyMs }, duty, () => moveAll(boss, options.db))
  const forgetting = repeat({ firstMs: everyMs, everyMs: FORGET_EVERY_MS }, duty, () =>
    forgetDone(options.db),
  )
  return {
    async stop() {
      await Promise.all([moving.stop(), forgetting.stop()])
      await boss.stop({ graceful: true, timeout: STOP_PATIENCE_MS })
    },
  }
}

// A job that nobody knows how to do would wait for ever without anybody noticing.
async function requireHandlers({ db, handlers }: JobOptions): Promise<void> {
  const orphans = (await jobKinds(db)).filter((kind) => !(kind in handlers))
  if (orphans.length > 0) throw new Error(`No handler for jobs: ${orphans.join(', ')}`)
}

async function startQueue({ databaseUrl, log, retry = RETRY }: JobOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    options: '-c role=perenne_worker -c statement_timeout=15000',
    application_name: 'perenne-jobs',
    schema: 'jobs',
    createSchema: false,
    schedule: false,
    max: 3,
  })
  boss.on('error', (error) => log.error({ err: error, what: 'jobs' }, 'duty failed'))
  await boss.start()
  await boss.createQueue(DEAD, { retryLimit: retry.limit, retryDelay: retry.delaySeconds })
  await boss.createQueue(QUEUE, { deadLetter: DEAD })
  await boss.updateQueue(QUEUE, {
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    retryBackoff: true,
    expireInSeconds: 120,
  })
  return boss
}

async function moveAll(boss: PgBoss, db: Database): Promise<void> {
  let moved: number
  do {
    moved = await moveWaiting(db, async (tx, ids) => {
      const jobs = ids.map((id) => ({ id, data: { outboxId: id } satisfies Data }))
      await boss.insert(QUEUE, jobs, { db: fromKysely(tx) })
    })
  } while (moved > 0)
}

async function doJob({ db, handlers, log }: JobOptions, data: Data | undefined): Promise<void> {
  const job = data && (await openJob(db, data.outboxId))
  if (!job) return
  const handler = handlers[job.kind]
  if (!handler) throw new Error(`No handler for job ${job.kind}`)
  try {
    await handler(job)
  } catch (error) {
    log.warn({ err: error, kind: job.kind, outboxId: job.outboxId }, 'job failed')
    throw error
  }
  await settleJob(db, job.outboxId, 'doneAt')
}

async function giveUp({ db, log }: JobOptions, data: Data | undefined): Promise<void> {
  const job = data && (await openJob(db, data.outboxId))
  if (!job) return
  await settleJob(db, job.outboxId, 'failedAt')
  log.error({ kind: job.kind, outboxId: job.outboxId }, 'job given up')
}
