import { sql } from 'kysely'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { StartError } from '#platform/config/start-error.ts'
import { openInstance } from '#platform/db/instance.ts'
import { openPool } from '#platform/db/pool.ts'
import { administer, prepareDatabase } from '#platform/db/prepare.ts'
import { seedDemonstration } from '../demo/seed.ts'
import { seedTerritory } from '../demo/territory/seed-territory.ts'
import type { Command } from './command.ts'

/** Long enough for a whole cycle, so that every phase up to the review is met. */
const MONTHS_BEFORE = 30
const DEFAULT_HOUSEHOLDS = 45
const MOST_HOUSEHOLDS = 15_000

export const seedCommand: Command = {
  help: 'remplit une démonstration de ménages inventés (--households 45, --seed 1, --forward jours)',
  async run({ config, say, territory }) {
    const households = whole(
      territory.households,
      DEFAULT_HOUSEHOLDS,
      MOST_HOUSEHOLDS,
      '--households',
    )
    const seed = whole(territory.seed, 1, 1_000_000, '--seed')
    const forward = whole(territory.forward, 0, 3_660, '--forward')
    const database = await prepareDatabase(config, say)
    try {
      const { adminUrl, keys } = database
      const textKey = config.textKey ?? keys?.textKey
      if (adminUrl === null || !textKey)
        throw new StartError(
          'DATABASE_ADMIN_URL et TEXT_KEY sont nécessaires pour remplir une base.',
        )
      if ((await openInstance(database, null)) !== 'demonstration') {
        throw new StartError('cette base est en production : aucun ménage inventé n’y entre.')
      }
      const cipher = textCipher(textKey)
      const started = Date.now()
      await administer(adminUrl, (client) => seedDemonstration(client, cipher, MONTHS_BEFORE))
      if (forward > 0) await moveClock(adminUrl, forward)
      const { rows } = await administer(adminUrl, (client) =>
        seedTerritory(client, cipher, { households, seed }),
      )
      const seconds = ((Date.now() - started) / 1000).toFixed(1).replace('.', ',')
      say(
        `Territoire inventé : ${String(households)} ménages attendus, ${String(rows)} lignes écrites en ${seconds} s.`,
      )
      return 0
    } finally {
      await database.stop()
    }
  },
}

function whole(text: string | undefined, otherwise: number, most: number, option: string): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new StartError(`${option} attend un nombre entier entre 0 et ${String(most)}.`)
  }
  return value
}

async function moveClock(adminUrl: string, days: number): Promise<void> {
  const db = openPool(adminUrl, 1)
  try {
    await sql`UPDATE app.instance SET clock_offset_days = clock_offset_days + ${days} WHERE mode = 'demonstration'`.execute(
      db,
    )
  } finally {
    await db.destroy()
  }
}
