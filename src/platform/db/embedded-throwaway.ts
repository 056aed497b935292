import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'
import { forgetData, temporaryData } from './embedded-place.ts'

const PREFIX = 'perenne-test-'

/** A server for tests and tools, in a temporary folder that goes away with it. */
export async function startThrowaway(): Promise<EmbeddedServer> {
  await sweep()
  return startIn(temporaryData(PREFIX))
}

async function startIn(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, log: () => undefined, durability: 'throw-away' })
  return {
    ...server,
    stop: async () => {
      await server.stop()
      forgetData(dataDir)
    },
  }
}

// A test run that was killed leaves its server behind: the next run adopts it to stop it.
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    if (!existsSync(join(folder, 'port')) && !existsSync(join(folder, 'embedded.json'))) continue
    const left = await startIn(folder).catch(() => null)
    if (left && !left.shared) await left.stop()
  }
}
