import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL server of one's own, which may be crashed. */
export interface OwnCluster {
  readonly url: string
  /** The process id of its first process, of which the others are children. */
  processId(): number
  /** Ends it as a power cut does: nothing is written that was not on the disk. */
  crash(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

/** Where the programs of PostgreSQL are; null where they are not. */
export function postgresPrograms(): string | null {
  const installed = '/usr/lib/postgresql'
  const versions = existsSync(installed) ? readdirSync(installed).sort((one, other) => Number(other) - Number(one)) : []
  const places = [...(process.env.PATH ?? '').split(':'), ...versions.map((version) => join(installed, version, 'bin'))]
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl'))) ?? null
}

/** Makes a cluster in a temporary directory, on a free port. PostgreSQL does not run as root: then it is the user `postgres`. */
export async function ownCluster(): Promise<OwnCluster> {
  const programs = postgresPrograms()
  if (programs === null) throw new Error('PostgreSQL is not installed here: initdb and pg_ctl are not found')
  const directory = mkdtempSync(join(tmpdir(), 'cluster-'))
  const owner = await ownerOf()
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(directory, owner.uid, owner.gid)
  const data = join(directory, 'data')
  const port = await freePort()
  const as = (program: string, ...args: string[]) => run(join(programs, program), args, { ...owner, cwd: directory })
  const options = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c max_connections=60`
  const start = async (): Promise<void> => {
    await as('pg_ctl', 'start', '-w', '-D', data, '-l', join(directory, 'log'), '-o', options)
  }
  await as('initdb', '--data-checksums', '--auth=trust', '--username=owner', '-D', data)
  await start()
  return {
    processId: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    url: `postgres://owner@127.0.0.1:${port}/postgres`,
    crash: async () => void (await as('pg_ctl', 'stop', '-m', 'immediate', '-D', data)),
    start,
    async remove() {
      await as('pg_ctl', 'stop', '-m', 'immediate', '-D', data).catch(() => {})
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function ownerOf(): Promise<{ readonly uid?: number; readonly gid?: number }> {
  if (userInfo().uid !== 0) return {}
  const id = async (option: string) => Number((await run('id', [option, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
