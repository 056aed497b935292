import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Holder = z.object({ pid: z.number(), born: z.string() })

/**
 * One process answers for the embedded server of a data folder: it started or adopted it and will stop it.
 * Others (a command line beside the running application) use it and leave it alone.
 *
 * @returns `true` when this process is now the one that answers for it
 */
export function claim(home: string): boolean {
  const path = join(home, 'holder.json')
  const me = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, me, { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (isAlive(path)) return false
    rmSync(path, { force: true })
  }
  return false
}

export function release(home: string): void {
  rmSync(join(home, 'holder.json'), { force: true })
}

function isAlive(path: string): boolean {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(path, 'utf8')))
    return stateOf(holder.pid) === 'running' && bornAt(holder.pid) === holder.born
  } catch {
    return false
  }
}

/** A container without an init keeps its dead for ever: they do nothing, but their number stays taken. */
export function stateOf(pid: number): 'running' | 'dead' | 'gone' {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return 'gone'
  }
  return statOf(pid)[0] === 'Z' ? 'dead' : 'running'
}

// Numbers of processes come round again, soon in a container: the birth tick tells two of them apart.
function bornAt(pid: number): string {
  return statOf(pid)[19] ?? ''
}

/** Fields of a process from its state on; empty where there is no `/proc`. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
