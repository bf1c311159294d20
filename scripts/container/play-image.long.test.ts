import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { commandOf, lastOf, type Stage, stagesIn } from './containerfile.ts'
import { type PlayedImage, playBuild } from './play-build.ts'

// No container engine is needed: the Containerfile's own instructions are carried out in an empty directory.

const stages = stagesIn(readFileSync(join(projectDirectory, 'Containerfile'), 'utf8'))
const last = stages.at(-1) as Stage
const token = 'of-this-test'

/** What is in the repository now, as `COPY .` would find it, without what .dockerignore keeps out. */
function contextOf(directory: string): void {
  const ignored = readFileSync(join(projectDirectory, '.dockerignore'), 'utf8').split('\n')
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectDirectory,
    encoding: 'utf8',
  })
  for (const path of listed.trim().split('\n')) {
    if (ignored.some((each) => each !== '' && `${path}/`.startsWith(`${each}/`))) continue
    if (!existsSync(join(projectDirectory, path))) continue
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    cpSync(join(projectDirectory, path), join(directory, path))
  }
}

describe('an image built by the Containerfile', () => {
  const context = mkdtempSync(join(tmpdir(), 'context-'))
  let image: PlayedImage
  before(async () => {
    contextOf(context)
    image = await playBuild(stages, context)
  })
  after(() => {
    rmSync(context, { recursive: true })
    image?.remove()
  })

  const start = (words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess => {
    const [program = '', ...parameters] = words.map(image.here)
    return spawn(program === 'node' ? process.execPath : program, parameters, {
      cwd: image.here('/app'),
      env: { PATH: process.env.PATH, ...image.environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...image.user,
    })
  }
  const statusOf = async (child: ChildProcess): Promise<number | null> => {
    const [status] = await once(child, 'close', { signal: AbortSignal.timeout(60_000) })
    return status as number | null
  }
  const entrypoint = () => commandOf(lastOf(last, 'ENTRYPOINT') ?? '')
  const isHealthy = async () => (await statusOf(start(commandOf(lastOf(last, 'HEALTHCHECK') ?? '')))) === 0

  test('says what is missing where it gets no token', async () => {
    const child = start([...entrypoint(), ...commandOf(lastOf(last, 'CMD') ?? '')])
    const complaint: string[] = []
    child.stderr?.on('data', (part) => complaint.push(String(part)))
    assert.equal(await statusOf(child), 2)
    assert.match(complaint.join(''), /token/)
  })

  test('serves as the user it names, is healthy while it does, and ends in good order', async () => {
    assert.equal(await isHealthy(), false)
    // On free ports: the default ones may be somebody's on this machine.
    const free = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
    const child = start([...entrypoint(), ...commandOf(lastOf(last, 'CMD') ?? ''), ...free], { DCC_SIM_TOKEN: token })
    try {
      const ready = image.here('/run/dcc-sim/ready.json')
      for (let tries = 0; tries < 600 && !existsSync(ready); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 100))
      const { harness } = JSON.parse(readFileSync(ready, 'utf8')) as { harness: string }
      const status = harness.replace('0.0.0.0', '127.0.0.1')
      assert.equal((await fetch(`${status}/harness/v1/status`)).status, 401)
      const authorization = `Bearer ${token}`
      assert.equal((await fetch(`${status}/harness/v1/status`, { headers: { authorization } })).status, 200)
      assert.equal(await isHealthy(), true)
      child.kill('SIGTERM')
      assert.equal(await statusOf(child), 0)
      assert.equal(await isHealthy(), false)
      assert.notDeepEqual(readdirSync(image.here('/state')), [])
    } finally {
      child.kill('SIGKILL')
    }
  })

  test('has nothing of the tools that built it', () => {
    for (const tool of ['typescript', '@biomejs/biome', '@smartdcc/duis-sign-wrap'])
      assert.equal(existsSync(image.here(`/app/node_modules/${tool}`)), false, tool)
  })
})
