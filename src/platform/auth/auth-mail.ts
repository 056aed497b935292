import type { Mailer } from '#platform/mail/mailer.ts'
import { passwordChangedMail, passwordResetMail } from '#platform/mail/templates.ts'
import { RESET_MINUTES, type AuthMail } from './settings.ts'

/** The mails of sign-in, through the mailer of the application. */
export function authMail(mailer: Pick<Mailer, 'send'>, publicUrl: string): AuthMail {
  return {
    passwordReset: (to, url) => mailer.send({ to, ...passwordResetMail(url, RESET_MINUTES) }),
    passwordChanged: (to) => mailer.send({ to, ...passwordChangedMail(`${publicUrl}/connexion`) }),
  }
}
