import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import type { Checkout } from './checkout.ts'

/** How a command that serves came up and ended. */
export interface Served {
  /** It said where it can be reached. */
  readonly cameUp: boolean
  /** After it was interrupted, as by Ctrl-C. */
  readonly status: number | null
  readonly output: string
}

/** Seconds after which a command counts as not coming up, or as not ending. */
const withinSeconds = 60

/** The ports of a network that nobody told others, on the address it listens on. */
export const defaultPorts = [8079, 8083, 8090]

/** Runs one command until it says where it serves, then interrupts it. */
export async function serve(command: string, { directory, bin }: Checkout): Promise<Served> {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` }
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  // Of a group of its own, as in a terminal, whose Ctrl-C goes to all of them.
  const server = spawn('bash', ['-c', `exec ${command}`], { cwd: directory, env, stdio: [...stdio], detached: true })
  const signal = (name: 'SIGINT' | 'SIGKILL'): void => void (server.pid && process.kill(-server.pid, name))
  const limit = setTimeout(() => signal('SIGKILL'), withinSeconds * 1000)
  const output: string[] = []
  let cameUp = false
  server.stderr.on('data', (part) => output.push(String(part)))
  server.stdout.on('data', (part) => {
    output.push(String(part))
    if (cameUp || !output.join('').includes('http://')) return
    cameUp = true
    signal('SIGINT')
  })
  const status = await new Promise<number | null>((resolve) => server.once('close', resolve))
  clearTimeout(limit)
  return { cameUp, status, output: output.join('') }
}

/** Whether somebody serves on a port. */
export const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (taken: boolean): void => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
