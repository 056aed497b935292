import type { Database } from '#platform/db/pool.ts'
import { asRecipient, mailAddress } from '#platform/jobs/as-recipient.ts'
import type { JobHandlers } from '#platform/jobs/start-jobs.ts'
import { compose } from '#platform/mail/compose.ts'
import type { Mailer } from '#platform/mail/mailer.ts'

type Services = { readonly db: Database; readonly mailer: Pick<Mailer, 'send'> }

/** L.442-8-3: the State is told that a notice was sent to it; the mail names nobody and opens no file. */
export function leaseJobs({ db, mailer }: Services): JobHandlers {
  return {
    'prefect-notice': async (job) => {
      const to = await asRecipient(db, { outboxId: job.outboxId, compartments: [] }, (tx) =>
        mailAddress(tx),
      )
      if (!to) return
      const mail = compose({
        subject: 'Un avis de fin de période d’examen vous est adressé',
        paragraphs: [
          'Bonjour,',
          'Le bailleur vous adresse, par courrier, l’avis prévu à l’article L.442-8-3 du code de la construction et de l’habitation pour un bail glissant.',
          'Ce message ne contient aucune donnée du ménage ; l’avis lui-même part par le canal convenu avec vos services.',
        ],
      })
      await mailer.send({ to, ...mail })
    },
  }
}
