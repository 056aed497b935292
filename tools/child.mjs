import { spawn } from 'node:child_process'
import { ROOT, giveUp } from './bootstrap.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Somebody told us to stop: what runs is stopping, nothing more is started. */
export const interruption = { asked: false }

/** Runs a program in our place: same terminal, signals passed on, same exit code. */
export async function become(program, args) {
  process.exitCode = await runToEnd(program, args)
}

/** Runs a program in our terminal and gives its exit code; a signal sent to us reaches it. */
export function runToEnd(program, args, env = {}) {
  if (interruption.asked) return Promise.resolve(130)
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    const stopPassing = passSignalsTo(child)
    child.on('error', (error) => giveUp(`${program} ne peut pas être lancé : ${error.message}`))
    child.on('exit', (code, signal) => {
      stopPassing()
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** Runs a program aside and gives its exit code with everything it wrote. */
export function runAside(program, args, env = {}) {
  if (interruption.asked) return Promise.resolve({ code: 130, output: '' })
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    const stopPassing = passSignalsTo(child)
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => output.push(Buffer.from(error.message)))
    child.on('close', (code) => {
      stopPassing()
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString().trim() })
    })
  })
}

// Ctrl-C in a terminal reaches the whole group by itself; we only have to outlive the child.
function passSignalsTo(child) {
  const listeners = SIGNALS.map((signal) => [
    signal,
    () => {
      interruption.asked = true
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    },
  ])
  for (const [signal, listener] of listeners) process.on(signal, listener)
  const watch = stopWithNpm(child)
  return () => {
    clearInterval(watch)
    for (const [signal, listener] of listeners) process.off(signal, listener)
  }
}

// npm runs a script through a shell and, when told to stop, ends the shell only: becoming an orphan is
// then the only sign that we get. Outside npm it means nothing (nohup, a service manager).
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
}
