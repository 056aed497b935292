import { resumeSeal, seal } from '#platform/audit/sealing.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

/** Seals what waits; the running application does it every second. */
export const sealCommand: Command = {
  help: 'scelle les accès en attente (l’application le fait chaque seconde)',
  async run({ config, say, warn }) {
    const sealed = await withDatabase({ config, warn }, async (db) => {
      await resumeSeal(db)
      return seal(db)
    })
    say(`${String(sealed)} accès ${sealed > 1 ? 'scellés' : 'scellé'}.`)
    return 0
  },
}
