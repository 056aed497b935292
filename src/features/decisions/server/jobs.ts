import type { Actor, Tx } from '#platform/db/door.ts'
import type { Database } from '#platform/db/pool.ts'
import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { Job } from '#platform/jobs/outbox.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import { compose, type MailContent } from '#platform/mail/compose.ts'
import type { Mail, Mailer } from '#platform/mail/mailer.ts'

type Services = {
  readonly db: Database
  readonly mailer: Pick<Mailer, 'send'>
  readonly publicUrl: string
}

export function decisionJobs(services: Services): JobHandlers {
  return {
    'result-ready': (job) => send(services, job, resultReady),
    'offer-answered': (job) => send(services, job, offerAnswered),
  }
}

type Writer = (recipient: Actor, page: string) => MailContent

async function send(services: Services, job: Job, write: Writer): Promise<void> {
  const [candidacyId = '', householdId = ''] = job.ids
  const errand = { outboxId: job.outboxId, householdId, compartments: ['10', '10r', '11'] as const }
  const mail = await asRecipient(services.db, errand, (tx, recipient) =>
    mailFor(tx, recipient, { candidacyId, householdId, publicUrl: services.publicUrl, write }),
  )
  if (mail) await services.mailer.send(mail)
}

type Asked = {
  readonly candidacyId: string
  readonly householdId: string
  readonly publicUrl: string
  readonly write: Writer
}

/** Only to who may know of the result by now: the wall says whether its decision is there to read. */
async function mailFor(tx: Tx, recipient: Actor, asked: Asked): Promise<Mail | undefined> {
  const to = await mailAddress(tx)
  const known = await tx
    .selectFrom('decision')
    .select('candidacyId')
    .where('candidacyId', '=', asked.candidacyId)
    .executeTakeFirst()
  if (to === null || !known) return undefined
  const page = recipient.role === 'HH' ? '/ma-reponse' : `/menages/${asked.householdId}/reponse`
  return { to, ...asked.write(recipient, asked.publicUrl + page) }
}

function resultReady(_: Actor, url: string): MailContent {
  return compose({
    subject: 'Un résultat vous attend, avant tout le monde',
    paragraphs: [
      'Bonjour,',
      'La commission a rendu son avis pour un ménage que vous accompagnez. Vous êtes le premier à pouvoir le lire.',
      'Rien n’a été dit au ménage : c’est vous qui le lui annoncez.',
    ],
    action: { label: 'Lire le résultat et son explication', url },
  })
}

function offerAnswered(recipient: Actor, url: string): MailContent {
  return compose({
    subject: 'Du nouveau pour un logement proposé',
    paragraphs: [
      'Bonjour,',
      recipient.role === 'HH'
        ? 'Votre réponse est enregistrée. Vous verrez aussi qui sera votre interlocuteur.'
        : 'Une réponse a été enregistrée pour un ménage que vous suivez. La suite est sur sa page.',
    ],
    action: { label: 'Voir la suite', url },
  })
}
