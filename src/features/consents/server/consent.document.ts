import {
  definitions,
  heading,
  list,
  paragraph,
  type DocumentTree,
} from '#platform/documents/tree.ts'
import type { Consent } from '../contract.ts'

const LONG_DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' })
const longDay = (day: string) => LONG_DAY.format(new Date(`${day}T00:00:00Z`))

type About = { readonly landlord: string; readonly fileNumber: string }

/** The copy that the person keeps. @source A3, N8 */
export function consentDocument(consent: Consent, about: About): DocumentTree {
  return {
    title: 'Ce que j’accepte de partager',
    author: about.landlord,
    reference: `dossier ${about.fileNumber}`,
    dated: consent.givenOn,
    blocks: [
      definitions([
        { term: 'Pour', text: consent.personName },
        { term: 'Dit par', text: consent.giverName },
        { term: 'Avec', text: consent.organisation },
        { term: 'Pourquoi', text: consent.purpose },
        { term: 'Du', text: longDay(consent.givenOn) },
        { term: 'Jusqu’au', text: longDay(consent.expiresOn) },
      ]),
      heading('Ce qui peut être lu, et par qui'),
      list(consent.opened.map(({ label, readers }) => `${label} : ${readers.join(', ')}`)),
      heading('Comment changer d’avis'),
      paragraph(
        'Vous pouvez retirer cet accord quand vous voulez, depuis votre espace ou en le disant à votre accompagnant. L’accès s’arrête tout de suite. Rien ne vous sera reproché.',
      ),
    ],
  }
}
