import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { forgetData, temporaryData } from '../src/platform/db/embedded-place.ts'

const PATIENCE_SECONDS = 90

export type RunningApplication = {
  readonly url: string
  readonly dataDir: string
  /** Everything that it has printed so far. */
  printed(): string
  stop(): Promise<void>
}

/** The whole application as `npm start` runs it, on a data folder and a port of its own. */
export async function startApplication(
  settings: Record<string, string> = {},
): Promise<RunningApplication> {
  const dataDir = temporaryData('perenne-app-')
  const port = await freePort()
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      ...settings,
      PERENNE_DATA: dataDir,
      PORT: String(port),
      // Vitest and its environment must not change how the application behaves.
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  child.stdout.on('data', (text: Buffer) => output.push(text.toString()))
  child.stderr.on('data', (text: Buffer) => output.push(text.toString()))
  const printed = () => output.join('')
  const url = `http://localhost:${port}`
  await answering(url, child, printed)
  const stop = () => stopAndForget(child, dataDir)
  return { url, dataDir, printed, stop }
}

async function answering(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let tenth = 0; tenth < PATIENCE_SECONDS * 10; tenth++) {
    if (child.exitCode !== null) break
    const reply = await fetch(url).catch(() => null)
    if (reply && reply.status < 500) return
    await pause(100)
  }
  child.kill('SIGKILL')
  throw new Error(`L’application n’a pas démarré :\n${printed()}`)
}

async function stopAndForget(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  forgetData(dataDir)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
