import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { chromium, type BrowserServer } from 'playwright-core'
import { StartError } from '../src/platform/config/start-error.ts'

type Candidate = { readonly executablePath: string; readonly env?: Record<string, string> }

const ROOT = resolve(import.meta.dirname, '..')

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Starts a real Chromium that several test files share: an installed one, else the one that npm carries. */
export async function startBrowser(): Promise<BrowserServer> {
  const chosen = process.env['PERENNE_BROWSER']
  const candidates = chosen ? [{ executablePath: chosen }] : installedBrowsers()
  for (const candidate of candidates) {
    const server = await launch(candidate).catch(() => null)
    if (server) return server
  }
  const carried = chosen ? null : carriedBrowser()
  if (carried) return launch(carried)
  throw new StartError(
    chosen
      ? `le navigateur désigné par PERENNE_BROWSER (${chosen}) ne démarre pas.`
      : 'aucun navigateur pour les parcours. Installez Chromium ou Google Chrome, ' +
          'ou indiquez son chemin dans PERENNE_BROWSER.',
  )
}

function launch(candidate: Candidate): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: candidate.executablePath,
    env: { ...process.env, ...candidate.env },
    host: '127.0.0.1',
    // Shared memory is tiny in most containers, and text must measure the same on every machine.
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
}

function installedBrowsers(): Candidate[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [chromium.executablePath(), ...onPath, ...INSTALLED]
    .filter((path) => existsSync(path))
    .map((executablePath) => ({ executablePath }))
}

/** The browser of the npm package, unpacked once with the libraries and the fonts that it brings. */
function carriedBrowser(): Candidate | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const home = join(ROOT, 'node_modules', '.cache', 'browser', carriedVersion())
  if (!existsSync(home)) unpack(home)
  nameFonts(home)
  return {
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
      HOME: home,
    },
  }
}

function carriedVersion(): string {
  const manifest = join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version
}

// The package unpacks into the temporary folder and takes whatever lies there under its names: it gets a
// folder of its own, renamed when complete. The variable makes it unpack its libraries as well.
function unpack(home: string): void {
  const draft = `${home}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const script = "await (await import('@sparticuz/chromium')).default.executablePath()"
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    encoding: 'utf8',
  })
  if (status === 0) return renameSync(draft, home)
  rmSync(draft, { recursive: true })
  throw new StartError(`le navigateur fourni n’a pas pu être déplié : ${stderr.trim()}`)
}

// The package looks for its fonts in the temporary folder, not where it unpacked them: without this, text
// without a font of its own has no size. Written each time, since the project may have moved.
function nameFonts(home: string): void {
  const folders = [join(home, 'fonts', 'fonts'), '/usr/share/fonts']
  writeFileSync(
    join(home, 'fonts', 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  )
}
