import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Database } from '#platform/db/pool.ts'
import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { Job } from '#platform/jobs/outbox.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import { compose } from '#platform/mail/compose.ts'
import type { Mail, Mailer } from '#platform/mail/mailer.ts'

type Services = {
  readonly db: Database
  readonly mailer: Pick<Mailer, 'send'>
  readonly publicUrl: string
}

export function closureJobs(services: Services): JobHandlers {
  return { 'ask-review': (job) => askReview(services, job) }
}

/** Asks and reminds as the dates say; returns how many questionnaires moved. */
export async function askReviews(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_due`.execute(tx)
    const asked = await sql<{ count: number }>`SELECT app_private.ask_reviews() AS count`.execute(
      tx,
    )
    return asked.rows[0]?.count ?? 0
  })
}

async function askReview(services: Services, job: Job): Promise<void> {
  const [requestId = '', householdId = ''] = job.ids
  const errand = { outboxId: job.outboxId, householdId, compartments: ['13'] as const }
  const mail = await asRecipient(services.db, errand, (tx, recipient) =>
    writeMail(tx, recipient, { requestId, householdId, publicUrl: services.publicUrl }),
  )
  if (mail) await services.mailer.send(mail)
}

type Asked = {
  readonly requestId: string
  readonly householdId: string
  readonly publicUrl: string
}

/** Nothing for who answered meanwhile, nor for who may no longer read the file. */
async function writeMail(tx: Tx, recipient: Actor, asked: Asked): Promise<Mail | undefined> {
  const to = await mailAddress(tx)
  const waiting = await tx
    .selectFrom('reviewRequest as q')
    .leftJoin('reviewAnswer as a', 'a.requestId', 'q.id')
    .select(sql<number>`cardinality(q.reminded_on)`.as('reminders'))
    .where('q.id', '=', asked.requestId)
    .where('a.id', 'is', null)
    .executeTakeFirst()
  if (to === null || !waiting) return undefined
  const isHousehold = recipient.role === 'HH'
  const page = isHousehold ? '/mon-bilan' : `/menages/${asked.householdId}/cloture`
  return {
    to,
    ...compose({
      subject: isHousehold ? 'Comment ça va aujourd’hui ?' : 'Un bilan attend votre réponse',
      paragraphs: [
        'Bonjour,',
        isHousehold
          ? 'Votre suivi est terminé depuis trois mois. Nous aimerions savoir comment ça va.'
          : 'Un suivi est terminé depuis trois mois. Quelques questions vous attendent : deux minutes suffisent.',
        ...(waiting.reminders > 0 ? ['Ceci est un rappel.'] : []),
      ],
      action: { label: 'Répondre', url: asked.publicUrl + page },
      ...(isHousehold
        ? { after: ['Vous pouvez aussi répondre avec la personne qui vous aidait.'] }
        : {}),
    }),
  }
}
