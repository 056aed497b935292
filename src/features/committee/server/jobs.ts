import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { Job } from '#platform/jobs/outbox.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import type { Tx } from '#platform/db/door.ts'
import type { Database } from '#platform/db/pool.ts'
import { compose, type MailContent } from '#platform/mail/compose.ts'
import type { Mail, Mailer } from '#platform/mail/mailer.ts'

export type CommitteeJobServices = {
  readonly db: Database
  readonly mailer: Pick<Mailer, 'send'>
  readonly publicUrl: string
}

/** I4: members and the prefect are told by mail that a document waits for them; what it says is read signed in. */
export function committeeJobs(services: CommitteeJobServices): JobHandlers {
  return {
    'committee-convoked': (job) => tell(services, job, convocationMail),
    'committee-minutes': (job) => tell(services, job, minutesMail),
  }
}

type Sitting = {
  readonly heldOn: string
  readonly hour: string
  readonly place: string
  readonly isRemote: boolean
  readonly landlord: string
}
type Writer = (sitting: Sitting, url: string) => MailContent

async function tell(services: CommitteeJobServices, job: Job, write: Writer): Promise<void> {
  const errand = { outboxId: job.outboxId, compartments: [] }
  const mail = await asRecipient(services.db, errand, async (tx): Promise<Mail | undefined> => {
    const to = await mailAddress(tx)
    const [sessionId] = job.ids
    const sitting = sessionId === undefined ? undefined : await sittingOf(tx, sessionId)
    if (to === null || !sitting || sessionId === undefined) return undefined
    const url = `${services.publicUrl}/attributions/commissions/${sessionId}`
    return { to, ...write(sitting, url) }
  })
  if (mail) await services.mailer.send(mail)
}

async function sittingOf(tx: Tx, sessionId: string): Promise<Sitting | undefined> {
  return tx
    .selectFrom('committeeSession as s')
    .innerJoin('scheme as p', 'p.id', 's.schemeId')
    .innerJoin('organisation as o', 'o.id', 'p.landlordId')
    .select(['s.heldOn', 's.hour', 's.place', 's.isRemote', 'o.shortName as landlord'])
    .where('s.id', '=', sessionId)
    .executeTakeFirst()
}

const DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' })

function dayWords(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`))
}

function convocationMail(sitting: Sitting, url: string): MailContent {
  const where = sitting.isRemote ? 'à distance' : `au lieu suivant : ${sitting.place}`
  return compose({
    subject: `Convocation à la commission d’attribution du ${dayWords(sitting.heldOn)}`,
    paragraphs: [
      'Bonjour,',
      `${sitting.landlord} vous convoque à la commission d’attribution du ${dayWords(sitting.heldOn)} à ${sitting.hour.replace(':', ' h ')}, ${where}.`,
      'L’ordre du jour se lit après connexion. Il n’est pas joint à ce message.',
    ],
    action: { label: 'Lire l’ordre du jour', url },
    after: ['Si vous ne pouvez pas venir, prévenez le secrétariat de la commission.'],
  })
}

function minutesMail(sitting: Sitting, url: string): MailContent {
  return compose({
    subject: `Procès-verbal de la commission d’attribution du ${dayWords(sitting.heldOn)}`,
    paragraphs: [
      'Bonjour,',
      `Le procès-verbal de la commission d’attribution de ${sitting.landlord}, tenue le ${dayWords(sitting.heldOn)}, est signé.`,
      'Il se lit après connexion, avec son empreinte. Il n’est pas joint à ce message.',
    ],
    action: { label: 'Lire le procès-verbal', url },
  })
}
