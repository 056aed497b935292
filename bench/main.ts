import { parseArgs } from 'node:util'
import { benchDoor } from './door.ts'
import { benchPages } from './pages.ts'

/** Each compares what we do with what it costs not to do it. Bounded in time, on a base that goes away. */
const BENCHES: Readonly<Record<string, (seconds: number) => Promise<void>>> = {
  door: benchDoor,
  pages: benchPages,
}

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '10' } },
  allowPositionals: true,
})
const asked = positionals.length === 0 ? Object.keys(BENCHES) : positionals
const unknown = asked.filter((name) => !(name in BENCHES))
const seconds = Number(values.seconds)

if (unknown.length > 0 || !(seconds >= 1 && seconds <= 120)) {
  console.error(
    `Usage : npm run bench -- [${Object.keys(BENCHES).join(' ')}] [--seconds 10] (1 à 120 secondes par mesure)`,
  )
  process.exitCode = 2
} else {
  for (const name of asked) await BENCHES[name]?.(seconds)
}
