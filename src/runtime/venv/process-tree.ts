import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** One process as Linux's /proc shows it. `startTime` tells a process from a later one with the same number. */
export interface ProcessInfo {
  pid: number
  parent: number
  startTime: string
  /** Pages that are in memory and shared with nobody. */
  privatePages: number
}

const hasProc = process.platform === 'linux'

/** All processes of the machine that can be seen; empty where there is no /proc. */
export function listProcesses(): Map<number, ProcessInfo> {
  const processes = new Map<number, ProcessInfo>()
  if (!hasProc) return processes
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const info = readProcess(Number(name))
    if (info !== undefined) processes.set(info.pid, info)
  }
  return processes
}

function readProcess(pid: number): ProcessInfo | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command name is in parentheses and may hold anything; the fields after it are numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    const [, resident, shared] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number)
    return {
      pid,
      parent: Number(fields[1]),
      startTime: fields[19]!,
      privatePages: Math.max(0, resident! - shared!)
    }
  } catch {
    return undefined
  }
}

/** `roots` and everything they started, as far as the chain of parents still leads there. */
export function withDescendants(roots: Iterable<number>, processes: Map<number, ProcessInfo>): ProcessInfo[] {
  const children = Map.groupBy(processes.values(), ({ parent }) => parent)
  const found = new Map<number, ProcessInfo>()
  const queue = [...roots]
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    const info = processes.get(pid)
    if (info === undefined || found.has(pid)) continue
    found.set(pid, info)
    for (const child of children.get(pid) ?? []) queue.push(child.pid)
  }
  return [...found.values()]
}

/** Processes whose environment holds `entry`, for example `NAME=value`. It finds those that left their group and parent. */
export function findByEnvironment(entry: string): number[] {
  if (!hasProc) return []
  const needle = `\0${entry}\0`
  return [...listProcesses().keys()].filter((pid) => {
    try {
      return `\0${readFileSync(`/proc/${pid}/environ`, 'latin1')}\0`.includes(needle)
    } catch {
      return false
    }
  })
}

/** Memory of processes in bytes, with pages that several of them share counted once between them. */
export function proportionalMemory(pids: Iterable<number>): number {
  let kilobytes = 0
  for (const pid of pids) {
    try {
      kilobytes += Number(
        /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0
      )
    } catch {
      // It ended between the listing and this line.
    }
  }
  return kilobytes * 1024
}

/** Kills a process unless its number belongs to another one by now. */
export function killProcess(pid: number, startTime?: string): void {
  if (startTime !== undefined && readProcess(pid)?.startTime !== startTime) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ESRCH: it is gone.
  }
}

/** Kills until nothing carries the mark, an entry of the environment; a process that forks faster than it is killed gets several rounds. */
export async function endMarked(mark: string): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const left = findByEnvironment(mark)
    if (left.length === 0) return
    for (const pid of left) killProcess(pid)
    await sleep(20)
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
