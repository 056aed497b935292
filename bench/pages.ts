import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { forgetData, temporaryData } from '#platform/db/embedded-place.ts'
import { closedLoop } from './closed-loop.ts'

const HOUSEHOLDS = 10_000
const SESSIONS = 50
const CLOSED_LOOP_CLIENTS = 20
const SLOW_MS = 300
const PORT = 18_473

type Session = {
  readonly cookie: string
  readonly role: string
  readonly households: readonly string[]
}

/**
 * Fifty people on the territory of ten thousand households, each looking at a page then reading it one to three
 * seconds. The load is made on the same machine; times are those of the server, from its own log.
 */
export async function benchPages(seconds: number): Promise<void> {
  const dataDir = temporaryData('perenne-pages-')
  try {
    fill(dataDir)
    const server = await start(dataDir)
    try {
      await measure(server, seconds)
    } finally {
      server.child.kill('SIGTERM')
      await once(server.child, 'exit')
    }
  } finally {
    forgetData(dataDir)
  }
}

function fill(dataDir: string): void {
  const seeded = spawnSync(
    process.execPath,
    ['src/cli.ts', 'seed', '--households', String(HOUSEHOLDS), '--seed', '1'],
    { env: { ...process.env, PERENNE_DATA: dataDir }, encoding: 'utf8' },
  )
  if (seeded.status !== 0) throw new Error(seeded.stderr)
  console.log(seeded.stdout.trim())
}

type Server = {
  readonly child: ChildProcess
  readonly url: string
  /** Server time of each answer, by route, since the last call. */
  takeTimes(): Map<string, number[]>
}

async function start(dataDir: string): Promise<Server> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, PERENNE_DATA: dataDir, PORT: String(PORT), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let times = new Map<string, number[]>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const said = JSON.parse(line) as { msg?: string; method?: string; route?: string; ms?: number }
    if (said.msg !== 'answer' || said.ms === undefined) return
    const route = `${said.method ?? ''} ${said.route ?? ''}`
    times.set(route, [...(times.get(route) ?? []), said.ms])
  })
  const url = `http://127.0.0.1:${String(PORT)}`
  for (let tenth = 0; tenth < 900; tenth += 1) {
    if (child.exitCode !== null) throw new Error('L’application n’a pas démarré.')
    if ((await fetch(`${url}/api/health`).catch(() => null))?.ok) break
    await pause(100)
  }
  return {
    child,
    url,
    takeTimes() {
      const taken = times
      times = new Map()
      return taken
    },
  }
}

async function measure(server: Server, seconds: number): Promise<void> {
  const sessions = await signInAll(server.url)
  await warmUp(server.url, sessions)
  server.takeTimes()
  const asked = await readPages(server.url, sessions, Math.max(seconds, 30))
  print(server.takeTimes(), asked)
  printMemory(server.child.pid ?? 0)
  const loop = await closedLoop(CLOSED_LOOP_CLIENTS, seconds, (client) =>
    get(server.url, sessionAt(sessions, client), '/api/households'),
  )
  console.log(
    `Sans pause, ${String(CLOSED_LOOP_CLIENTS)} clients sur la liste : ${loop.requestsPerSecond.toFixed(0)} requêtes/s, p50 ${loop.p50Ms.toFixed(0)} ms, p95 ${loop.p95Ms.toFixed(0)} ms.`,
  )
}

async function signInAll(url: string): Promise<Session[]> {
  const opened = await fetch(`${url}/api/session`)
  const { demonstration } = (await opened.json()) as {
    demonstration: { accounts: { id: string; role: string }[] }
  }
  const readers = demonstration.accounts.filter(({ role }) =>
    ['PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PRG', 'PMS'].includes(role),
  )
  return Promise.all(
    Array.from({ length: SESSIONS }, async (_, index) => {
      const account = readers[index % readers.length]
      const reply = await fetch(`${url}/api/demonstration/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-perenne-csrf': '1' },
        body: JSON.stringify({ accountId: account?.id }),
      })
      const cookie = reply.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const session = { cookie, role: account?.role ?? '', households: [] as string[] }
      const list = (await get(url, session, '/api/households')) as { rows: { id: string }[] }
      return { ...session, households: list.rows.map(({ id }) => id) }
    }),
  )
}

function sessionAt(sessions: readonly Session[], index: number): Session {
  const session = sessions[index % sessions.length]
  if (!session) throw new Error('No session')
  return session
}

async function get(url: string, session: Pick<Session, 'cookie'>, path: string): Promise<unknown> {
  const reply = await fetch(url + path, { headers: { cookie: session.cookie } })
  if (reply.status >= 500) throw new Error(`${path}: ${String(reply.status)}`)
  return reply.json()
}

/** What somebody looks at: mostly households and lists, now and then a search. */
function nextPage({ households }: Session): string {
  const household = households[randomInt(Math.max(1, households.length))]
  const pages = [
    '/api/today',
    '/api/today',
    '/api/households',
    '/api/households?sort=name',
    `/api/households?phase=${String(randomInt(1, 13))}&sort=phase`,
    '/api/households?q=roche',
    '/api/search?q=clairematin',
    '/api/vacancies',
    '/api/dwellings',
    '/api/organisations',
    '/api/scheme/rules',
    '/api/agenda',
    ...(household ? Array.from({ length: 5 }, () => `/api/households/${household}`) : []),
  ]
  return pages[randomInt(pages.length)] ?? '/api/today'
}

async function warmUp(url: string, sessions: readonly Session[]): Promise<void> {
  for (const session of sessions.slice(0, 12)) await get(url, session, nextPage(session))
}

async function readPages(
  url: string,
  sessions: readonly Session[],
  seconds: number,
): Promise<number> {
  const until = performance.now() + seconds * 1000
  let asked = 0
  await Promise.all(
    sessions.map(async (session) => {
      await pause(randomInt(2000))
      while (performance.now() < until) {
        await get(url, session, nextPage(session))
        asked += 1
        await pause(1000 + randomInt(2000))
      }
    }),
  )
  return asked / seconds
}

function print(times: ReadonlyMap<string, number[]>, perSecond: number): void {
  console.log(
    `${String(SESSIONS)} personnes, ${String(HOUSEHOLDS)} ménages, ${perSecond.toFixed(1)} requêtes/s ; temps du serveur en ms :`,
  )
  const routes = [...times].sort(([a], [b]) => a.localeCompare(b))
  for (const [route, all] of [...routes, ['ensemble', routes.flatMap(([, t]) => t)] as const]) {
    const sorted = [...all].sort((a, b) => a - b)
    const quantile = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    const verdict = quantile(0.95) < SLOW_MS ? '' : `  au-delà de ${String(SLOW_MS)}`
    console.log(
      `  ${route.padEnd(42)} ${String(sorted.length).padStart(5)}  p50 ${String(quantile(0.5)).padStart(4)}  p95 ${String(quantile(0.95)).padStart(4)}${verdict}`,
    )
  }
}

function printMemory(app: number): void {
  const kilobytes = (pid: number, field: string) => {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
  }
  const postgres = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => descends(pid, app))
  const own = kilobytes(app, 'VmRSS') / 1024
  // Shared buffers are counted once: private memory only.
  const database = postgres.reduce((sum, pid) => sum + kilobytes(pid, 'RssAnon'), 0) / 1024
  console.log(
    `Mémoire : application ${own.toFixed(0)} Mo, base ${database.toFixed(0)} Mo (${String(postgres.length)} processus, hors tampons partagés).`,
  )
}

function descends(pid: number, ancestor: number): boolean {
  for (let current = pid; current > 1;) {
    let parent: number
    try {
      parent = Number(
        /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${String(current)}/status`, 'utf8'))?.[1],
      )
    } catch {
      return false
    }
    if (parent === ancestor) return true
    current = parent
  }
  return false
}
