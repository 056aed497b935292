import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { Job } from '#platform/jobs/outbox.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import type { Database } from '#platform/db/pool.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { compose, type MailContent } from '#platform/mail/compose.ts'
import type { Mail, Mailer } from '#platform/mail/mailer.ts'
import { breakGlassMail } from '#platform/mail/templates.ts'
import { emergencyAccesses } from './emergency.ts'

export type PrivacyJobServices = {
  readonly db: Database
  readonly mailer: Pick<Mailer, 'send'>
  readonly publicUrl: string
}

export function privacyJobs(services: PrivacyJobServices): JobHandlers {
  return { 'tell-break-glass': (job) => tellBreakGlass(services, job) }
}

/** One recipient, one mail. Without an address nothing is sent: the journal of the file tells it at once. */
async function tellBreakGlass(services: PrivacyJobServices, job: Job): Promise<void> {
  const errand = { outboxId: job.outboxId, compartments: ['18'] as const }
  const mail = await asRecipient(services.db, errand, (tx, recipient) =>
    writeMail(tx, recipient, job, services.publicUrl),
  )
  if (mail) await services.mailer.send(mail)
}

async function writeMail(
  tx: Tx,
  recipient: Actor,
  job: Job,
  publicUrl: string,
): Promise<Mail | undefined> {
  const to = await mailAddress(tx)
  if (to === null) return undefined
  if (recipient.role === 'HH') return { to, ...personMail(`${publicUrl}/mon-dossier`) }
  const [openingId, householdId] = job.ids
  const opening = (await emergencyAccesses(tx)).find((access) => access.id === openingId)
  if (!opening) return undefined
  const page =
    recipient.role === 'DPO'
      ? '/protection-des-donnees'
      : `/menages/${householdId ?? ''}/acces-urgence`
  const at = inParis(opening.openedAt)
  const reader = { reader: opening.name, organisation: opening.organisation }
  return { to, ...breakGlassMail({ ...reader, at, url: publicUrl + page }) }
}

// A mailbox may be shared: not even who it was.
function personMail(url: string): MailContent {
  return compose({
    subject: 'Votre dossier a été ouvert en urgence',
    paragraphs: [
      'Bonjour,',
      'Une personne qui ne vous accompagne pas a ouvert votre dossier en urgence, pour 24 heures.',
      'Après connexion, vous pouvez voir qui et quand.',
    ],
    action: { label: 'Voir qui a consulté mon dossier', url },
    after: ['Une question ? Parlez-en à la personne qui vous accompagne.'],
  })
}

const DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'Europe/Paris' })
const HOUR = new Intl.DateTimeFormat('fr', { timeStyle: 'short', timeZone: 'Europe/Paris' })

function inParis(instant: string): string {
  const date = new Date(instant)
  return `le ${DAY.format(date)} à ${HOUR.format(date)}`
}
