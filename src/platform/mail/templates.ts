import { compose, type MailContent } from './compose.ts'

// A mail says who and what; never the name of a household, its file number or a note: it travels in clear.

/** Invitation to open an account for an organisation. */
export function invitationMail(invited: {
  readonly name: string
  readonly organisation: string
  readonly inviter: string
  readonly url: string
  readonly days: number
}): MailContent {
  return compose({
    subject: `${invited.organisation} vous invite sur Pérenne`,
    paragraphs: [
      `Bonjour ${invited.name},`,
      `${invited.inviter} vous invite à rejoindre Pérenne pour ${invited.organisation}.`,
      'Vous choisirez un mot de passe, puis vous relierez une application d’authentification.',
    ],
    action: { label: 'Ouvrir mon compte', url: invited.url },
    after: [
      `Ce lien sert une seule fois, pendant ${String(invited.days)} jours.`,
      'Si vous n’attendiez pas cette invitation, ne faites rien : aucun compte ne sera ouvert.',
    ],
  })
}

/** Link to choose a new password. */
export function passwordResetMail(url: string, minutes: number): MailContent {
  return compose({
    subject: 'Choisir un nouveau mot de passe',
    paragraphs: ['Bonjour,', 'Un nouveau mot de passe a été demandé pour votre compte Pérenne.'],
    action: { label: 'Choisir un nouveau mot de passe', url },
    after: [
      `Ce lien sert une seule fois, pendant ${String(minutes)} minutes.`,
      'Si vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.',
    ],
  })
}

/** Tells the holder of an account that the password changed. */
export function passwordChangedMail(signInUrl: string): MailContent {
  return compose({
    subject: 'Votre mot de passe a changé',
    paragraphs: [
      'Bonjour,',
      'Le mot de passe de votre compte Pérenne vient de changer. Vos autres connexions ont été fermées.',
      'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe et prévenez le responsable des comptes de votre organisation.',
    ],
    action: { label: 'Aller à la page de connexion', url: signInUrl },
  })
}

/** Tells an officer or a case lead that somebody opened a case without being assigned to it. */
export function breakGlassMail(opening: {
  readonly reader: string
  readonly organisation: string
  readonly at: string
  readonly url: string
}): MailContent {
  return compose({
    subject: 'Accès d’urgence à un dossier',
    paragraphs: [
      'Bonjour,',
      `${opening.reader} (${opening.organisation}) a ouvert un dossier en accès d’urgence, ${opening.at}.`,
      'Le motif et le dossier concerné se lisent après connexion ; ils ne sont pas écrits ici.',
    ],
    action: { label: 'Voir cet accès', url: opening.url },
  })
}
