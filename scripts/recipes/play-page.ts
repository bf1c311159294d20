import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Block } from './blocks.ts'
import type { Checkout } from './checkout.ts'

/** How the commands of a page ended. */
export interface PlayedPage {
  readonly status: number | null
  /** The block in which it ended, by its line; the last one where all is well. */
  readonly line: number | null
  readonly output: string
}

/** Seconds after which a page counts as hanging. */
const withinSeconds = 150

/**
 * The names that pages have for the ports they use, each with a default in the page: here each is a free one, so that
 * a page can be played beside a network that is up.
 */
const portNames = ['DUIS', 'SMKI', 'HARNESS', 'RECEIVE']

/** Plays the blocks of a page in one shell, as somebody does who pastes one after the other; the first failure ends it. */
export async function playPage(blocks: readonly Block[], { directory, bin }: Checkout): Promise<PlayedPage> {
  const ports = await freePorts(portNames.length)
  const shell = spawn('bash', ['-c', scriptOf(blocks)], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Of its own group, so that what it leaves running can be ended with it.
    detached: true,
    env: {
      ...process.env,
      ...Object.fromEntries(portNames.map((name, index) => [name, String(ports[index])])),
      PATH: `${bin}:${process.env.PATH}`,
    },
  })
  const output: string[] = []
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (part) => output.push(String(part)))
  const limit = setTimeout(() => endGroup(shell.pid), withinSeconds * 1000)
  const status = await new Promise<number | null>((resolve) => shell.once('exit', resolve))
  clearTimeout(limit)
  endGroup(shell.pid)
  const text = output.join('')
  return { status, line: Number([...text.matchAll(/^::block at line (\d+)$/gm)].at(-1)?.[1]) || null, output: text }
}

const scriptOf = (blocks: readonly Block[]): string =>
  ['set -euo pipefail', ...blocks.map(({ line, commands }) => `echo '::block at line ${line}'\n${commands}`)].join('\n')

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing was left running.
  }
}

/** Ports that were free a moment ago; all are held at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.once('listening', () => resolve((server.address() as AddressInfo).port)),
        ),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
