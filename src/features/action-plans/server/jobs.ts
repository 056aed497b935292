import type { Database } from '#platform/db/pool.ts'
import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import { compose } from '#platform/mail/compose.ts'
import type { Mailer } from '#platform/mail/mailer.ts'

type Services = {
  readonly db: Database
  readonly mailer: Pick<Mailer, 'send'>
  readonly publicUrl: string
}

/** L1: everybody on the case learns that the référent changed; who it is now is read signed in. */
export function planJobs({ db, mailer, publicUrl }: Services): JobHandlers {
  return {
    'referent-changed': async (job) => {
      const [, householdId = ''] = job.ids
      const errand = { outboxId: job.outboxId, householdId, compartments: ['1', '1r'] as const }
      const found = await asRecipient(db, errand, async (tx, recipient) => ({
        to: await mailAddress(tx),
        page: recipient.role === 'HH' ? '/mes-personnes' : `/menages/${householdId}`,
      }))
      if (!found?.to) return
      const mail = compose({
        subject: 'Le référent du bailleur change',
        paragraphs: [
          'Bonjour,',
          'Pour un ménage que vous suivez, ou pour vous, le référent du bailleur n’est plus le même, ou sa suppléance change.',
          'Son nom et son numéro se lisent après connexion. Les rendez-vous déjà pris restent.',
        ],
        action: { label: 'Voir qui appeler', url: publicUrl + found.page },
      })
      await mailer.send({ to: found.to, ...mail })
    },
  }
}
