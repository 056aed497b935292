import { StartError } from '#platform/config/start-error.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareDatabase } from '#platform/db/prepare.ts'
import type { Command } from './command.ts'

/** Brings the schema of the configured base to the version of this code. */
export const migrateCommand: Command = {
  help: 'met la base au schéma de cette version (DATABASE_ADMIN_URL, ou base embarquée)',
  async run({ config, say, warn }) {
    if (config.database.kind === 'external' && config.database.adminUrl === null)
      throw new StartError('donnez DATABASE_ADMIN_URL : elle seule peut changer le schéma.')
    if (config.database.kind === 'external') {
      const { applied } = await migrate(config.database.adminUrl ?? '')
      for (const name of applied) say(`  ${name}`)
    } else {
      await (await prepareDatabase(config, warn)).stop()
    }
    say('Schéma à jour.')
    return 0
  },
}
