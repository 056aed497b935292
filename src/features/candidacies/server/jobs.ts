import type { Actor, Tx } from '#platform/db/door.ts'
import type { Database } from '#platform/db/pool.ts'
import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { Job } from '#platform/jobs/outbox.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import { compose } from '#platform/mail/compose.ts'
import type { Mail, Mailer } from '#platform/mail/mailer.ts'

export type CandidacyJobServices = {
  readonly db: Database
  readonly mailer: Pick<Mailer, 'send'>
  readonly publicUrl: string
}

type Letter = {
  /** How far the candidacy must still be for the mail to make sense. */
  readonly status: 'informed' | 'closed'
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly action: string
}

// The file number and nothing else: a mailbox may be read by others.
const LETTERS: Readonly<Record<string, Letter>> = {
  'proposal-made': {
    status: 'informed',
    subject: 'Un logement est proposé à un ménage que vous accompagnez',
    paragraphs: [
      'Le bailleur propose un logement, et vous en parle avant le ménage.',
      'Dites si la proposition convient : oui, à adapter, ou pas maintenant.',
    ],
    action: 'Lire la proposition',
  },
  'proposal-waits': {
    status: 'informed',
    subject: 'Une proposition de logement attend votre réponse',
    paragraphs: [
      'Ceci est un rappel : le bailleur attend votre réponse sur un logement proposé.',
      'Sans réponse, la personne responsable du dispositif sera prévenue.',
    ],
    action: 'Répondre à la proposition',
  },
  'proposal-silent': {
    status: 'informed',
    subject: 'Une proposition de logement reste sans réponse',
    paragraphs: [
      'Un prescripteur n’a pas répondu à une proposition dans le délai, malgré un rappel.',
      'Un appel suffit souvent à débloquer la situation.',
    ],
    action: 'Voir où en est la proposition',
  },
  'proposal-ended': {
    status: 'closed',
    subject: 'Un logement proposé a été retiré',
    paragraphs: [
      'Le bailleur a retiré un logement qui vous avait été proposé. Le ménage n’y perd rien : ses besoins sont rouverts.',
    ],
    action: 'Voir la suite',
  },
}

export function candidacyJobs(services: CandidacyJobServices): JobHandlers {
  const write = (job: Job) => tell(services, job)
  return Object.fromEntries(Object.keys(LETTERS).map((kind) => [kind, write]))
}

async function tell(services: CandidacyJobServices, job: Job): Promise<void> {
  const [candidacyId = '', householdId = ''] = job.ids
  const letter = LETTERS[job.kind]
  if (!letter) return
  const compartments = ['1', '1r', '10', '10r'] as const
  const errand = { outboxId: job.outboxId, householdId, compartments }
  const mail = await asRecipient(services.db, errand, (tx, recipient) =>
    writeMail(tx, recipient, { candidacyId, householdId, letter, publicUrl: services.publicUrl }),
  )
  if (mail) await services.mailer.send(mail)
}

type Told = {
  readonly candidacyId: string
  readonly householdId: string
  readonly letter: Letter
  readonly publicUrl: string
}

/** Nothing for who may no longer read the file, nor about what has moved on meanwhile. */
async function writeMail(tx: Tx, recipient: Actor, told: Told): Promise<Mail | undefined> {
  const { candidacyId, householdId, letter, publicUrl } = told
  const to = await mailAddress(tx)
  const about = await tx
    .selectFrom('candidacyStatus as s')
    .innerJoin('household as h', 'h.id', 's.householdId')
    .select(['h.fileNumber', 's.status'])
    .where('s.id', '=', candidacyId)
    .executeTakeFirst()
  if (to === null || !recipient.hasCase || about?.status !== letter.status) return undefined
  return {
    to,
    ...compose({
      subject: letter.subject,
      paragraphs: ['Bonjour,', ...letter.paragraphs, `Dossier ${about.fileNumber}.`],
      action: { label: letter.action, url: `${publicUrl}/menages/${householdId}/candidatures` },
    }),
  }
}
