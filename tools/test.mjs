// npm test: every check of the project, from a fresh clone, with nothing installed by hand.
//   --only format,lint   runs these steps        --list   names them
import { bootstrap, giveUp } from './bootstrap.mjs'
import { interruption } from './child.mjs'
import { STEPS } from './test-steps.mjs'

const asked = readArguments(process.argv.slice(2))

const node = timed('install', 90, bootstrap)
const results = []
const chosen = STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name))
await runTwoAtATime(chosen.filter(({ stage }) => stage === 'static'))
await runInOrder(chosen.filter(({ stage }) => stage === 'units'))
const slow = chosen.filter(({ stage }) => stage === 'slow')
if (total('failed') === 0) await runInOrder(slow)
else for (const { name } of slow) report(name, { passed: 0, failed: 0, skipped: 1, output: '' })
sayTotals()

function readArguments(args) {
  if (args.includes('--list')) {
    console.log(STEPS.map(({ name }) => name).join('\n'))
    process.exit(0)
  }
  if (args.length === 0) return []
  const names = args[0] === '--only' ? (args[1] ?? '').split(',') : args
  const known = STEPS.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    giveUp(`Étape inconnue : ${unknown.join(', ')}. Étapes : ${known.join(', ')}.`)
  return names
}

function timed(name, budget, work) {
  const begun = Date.now()
  const result = work()
  console.log(line(name, 'ok', begun, budget))
  return result
}

async function runTwoAtATime(steps) {
  const waiting = [...steps]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await runStep(next)
  }
  await Promise.all([lane(), lane()])
}

async function runInOrder(steps) {
  for (const next of steps) await runStep(next)
}

async function runStep({ name, budget, run }) {
  if (interruption.asked) return
  const begun = Date.now()
  const outcome = await run(node)
  report(name, outcome, line(name, outcome.failed === 0 ? 'ok' : 'ÉCHEC', begun, budget))
}

function report(
  name,
  outcome,
  text = `${name.padEnd(10)} non exécuté : une étape précédente a échoué`,
) {
  results.push(outcome)
  if (outcome.output) console.log(outcome.output)
  console.log(text)
}

function line(name, verdict, begun, budget) {
  const seconds = (Date.now() - begun) / 1000
  const late = seconds > budget ? ' — budget dépassé' : ''
  return `${name.padEnd(10)} ${verdict.padEnd(6)} ${seconds.toFixed(1)} s (budget ${budget} s)${late}`
}

function total(kind) {
  return results.reduce((sum, outcome) => sum + outcome[kind], 0)
}

function sayTotals() {
  if (interruption.asked) giveUp('Interrompu.')
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`)
  process.exitCode = total('failed') === 0 ? 0 : 1
}
