import { createTransport } from 'nodemailer'
import type { MailContent } from './compose.ts'

export type Mail = MailContent & { readonly to: string }

export type Mailer = {
  readonly send: (mail: Mail) => Promise<void>
  readonly close: () => void
}

const TIMEOUT_MS = 10_000

/** Sends through the SMTP server at `smtpUrl`; gives up after ten seconds, the caller decides what then. */
export function createMailer(settings: {
  readonly smtpUrl: string
  readonly from: string
}): Mailer {
  const transport = createTransport(
    {
      url: settings.smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // A mail is made of our words only: no file nor address may be fetched for it.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: { name: 'Pérenne', address: settings.from } },
  )
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
    close: () => transport.close(),
  }
}
