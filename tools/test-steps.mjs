import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'
import { buildWeb } from './build-web.mjs'
import { runAside, runToEnd } from './child.mjs'

const ONE = { passed: 1, failed: 0, skipped: 0, output: '' }

/**
 * The steps of `npm test`, in order; `budget` is in seconds on two cores. The static steps and the units
 * cost little and always run; the slow ones run only when these have passed. Each step takes the path of
 * Node and resolves to counts and, when it ran aside, what it wrote.
 */
export const STEPS = [
  step('format', 'static', 20, aside('prettier/bin/prettier.cjs', '--check', '.', '--cache')),
  step('lint', 'static', 90, aside('eslint/bin/eslint.js', '.', '--max-warnings=0')),
  step('types', 'static', 60, types),
  step('arrows', 'static', 20, aside('dependency-cruiser/bin/dependency-cruiser.mjs', 'src')),
  step('unused', 'static', 20, aside('knip/bin/knip.js')),
  step('units', 'units', 20, vitest('unit')),
  step('database', 'slow', 150, vitest('db')),
  step('build', 'slow', 30, build),
  step('weight', 'slow', 5, weight),
  step('generated', 'slow', 20, generated),
  step('browser', 'slow', 240, browser),
]

function step(name, stage, budget, run) {
  return { name, stage, budget, run }
}

function aside(tool, ...args) {
  return async (node) => verdict(await runAside(node, [`node_modules/${tool}`, ...args]))
}

function verdict({ code, output }) {
  return code === 0 ? ONE : { passed: 0, failed: 1, skipped: 0, output }
}

// What runs where is checked apart: a rule that names `window` or `process` does not compile.
async function types(node) {
  const projects = ['domain', 'server', 'web', 'e2e'].map((world) => `tsconfig.${world}.json`)
  const outputs = []
  for (const project of projects) {
    const { code, output } = await runAside(node, [
      'node_modules/typescript/bin/tsc',
      '-p',
      project,
    ])
    if (code !== 0) outputs.push(output)
  }
  return verdict({ code: outputs.length, output: outputs.join('\n') })
}

function vitest(project) {
  return async (node) => {
    const report = join(ROOT, 'test-output', `${project}.json`)
    rmSync(report, { force: true })
    const code = await runToEnd(node, [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ])
    return counts(report, code)
  }
}

// A run can fail without a failed test: a file that does not load, an error nobody awaited.
function counts(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, output: '' }
  const found = JSON.parse(readFileSync(report, 'utf8'))
  const failed = Math.max(found.numFailedTests, code === 0 ? 0 : 1)
  const skipped = found.numPendingTests + found.numTodoTests
  return { passed: found.numPassedTests, failed, skipped, output: '' }
}

async function build(node) {
  return verdict({ code: await buildWeb(node), output: '' })
}

// What a page makes a telephone fetch: the shell, and each page beside it.
async function weight(node) {
  return verdict(await runAside(node, ['tools/byte-budget.mjs']))
}

// Journeys asked for alone still see the pages of these sources.
async function browser(node) {
  const built = await build(node)
  return built.failed > 0 ? built : vitest('e2e')(node)
}

const GENERATORS = {
  'tools/db-types.ts': ['src/platform/db/schema.ts'],
  'tools/access-page.ts': ['docs/access.csv', 'docs/access.md'],
  'tools/requirements.ts': ['docs/requirements.md'],
}

// The new content stays in place: looking at it and committing it is the repair.
async function generated(node) {
  const problems = []
  for (const [script, files] of Object.entries(GENERATORS)) {
    if (!existsSync(join(ROOT, script))) continue
    const before = files.map(contentOf)
    const { code, output } = await runAside(node, [script])
    if (code !== 0) problems.push(`${script} a échoué :\n${output}`)
    const changed = files.filter((file, rank) => contentOf(file) !== before[rank])
    problems.push(
      ...changed.map((file) => `${file} n’était pas à jour : relisez-le et validez-le.`),
    )
  }
  return verdict({ code: problems.length, output: problems.join('\n') })
}

function contentOf(file) {
  const path = join(ROOT, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
