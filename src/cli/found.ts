import { z } from 'zod'
import { PersonName, line } from '#kernel/wire.ts'
import { drawInvitationToken } from '#platform/auth/invitations.ts'
import { StartError } from '#platform/config/start-error.ts'
import { openInstance } from '#platform/db/instance.ts'
import { administer, prepareDatabase } from '#platform/db/prepare.ts'
import type { Command } from './command.ts'

const Founder = z.object({ bailleur: line(120), nom: PersonName, adresse: z.email() })

const EXAMPLE =
  'npm run cli -- found --bailleur "Office public" --nom "Prénom Nom" --adresse prenom.nom@exemple.fr'

/** The first account of a production base: nobody is there yet to invite it. */
export const foundCommand: Command = {
  help: 'invite la première personne : --bailleur, --nom, --adresse (base neuve seulement)',
  async run({ config, founder, say, warn }) {
    const asked = Founder.safeParse(founder)
    if (!asked.success) throw new StartError(`donnez le bailleur, le nom et l’adresse.\n${EXAMPLE}`)
    const { bailleur, nom, adresse } = asked.data
    const { token, hash } = drawInvitationToken()
    const database = await prepareDatabase(config, warn)
    try {
      if (database.adminUrl === null) throw new StartError('donnez DATABASE_ADMIN_URL.')
      // A base with a real landlord in it never becomes a demonstration.
      await openInstance(database, false)
      await administer(database.adminUrl, (client) =>
        client.query('SELECT app_private.invite_founder($1, $1, $2, $3, $4)', [
          bailleur,
          nom,
          adresse,
          hash,
        ]),
      ).catch(explain)
    } finally {
      await database.stop()
    }
    say(`Lien de ${nom}, valable une fois pendant trois jours :`)
    say(`${config.publicUrl}/invitation/${token}`)
    return 0
  },
}

function explain(error: unknown): never {
  if (error instanceof Error && error.message === 'already-founded') {
    throw new StartError('cette base a déjà des comptes : ses responsables invitent les autres.')
  }
  throw error
}
