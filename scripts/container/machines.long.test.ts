import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { parse } from 'yaml'
import { fromSource, projectDirectory } from '../../certs/testing/judges.ts'
import { joinAsUsers } from '../../simulator/cli/send/remote-users.ts'
import { findRunningNetwork } from '../../simulator/cli/send/running-network.ts'
import { firstLineOf } from '../../simulator/cli/testing/command-lines.ts'
import { preparedHandover } from '../../simulator/cli/testing/persistent-handovers.ts'
import {
  absentPostgres,
  type OwnDatabase,
  ownDatabase,
} from '../../simulator/environment/store/testing/own-database.ts'
import { sourceOfSeed } from '../../simulator/harness/exports.ts'

// No container engine is needed: what each service runs is run here as a process, on a database of the test.

const file = readFileSync(join(projectDirectory, 'compose.machines.yaml'), 'utf8')
const { services } = parse(file, { merge: true }) as {
  readonly services: Readonly<Record<string, { readonly command?: readonly string[] }>>
}
const token = 'of-this-test'
const answersWithinMs = 60_000

describe('the services of the Compose file of several processes', { skip: absentPostgres ?? false }, () => {
  if (absentPostgres === null) played()
})

function played(): void {
  const directory = mkdtempSync(join(tmpdir(), 'machines-'))
  const running: ChildProcess[] = []
  let database: OwnDatabase

  /** The command of a service, with the database of the test and on free ports of this machine. */
  function start(name: string, more: readonly string[] = []): ChildProcess {
    const words = (services[name]?.command ?? assert.fail(`no service ${name}`)).map((word) =>
      word
        .replace(/postgres:.*$/, database.url)
        .replace('=0.0.0.0', '=127.0.0.1')
        .replace('/run/dcc-sim', join(directory, name)),
    )
    const parameters = [...fromSource, join(projectDirectory, 'simulator', 'cli', 'main.ts'), ...words, ...more]
    const env = { ...process.env, NO_COLOR: '1', DCC_SIM_TOKEN: token }
    const child = spawn(process.execPath, parameters, {
      cwd: projectDirectory,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.push(child)
    return child
  }
  const free = ['--json', '--port=0', '--smki-port=0', '--harness-port=0']
  const harnesses: string[] = []

  before(async () => {
    database = await ownDatabase('empty')
    const [status] = await once(start('migrate'), 'close')
    assert.equal(status, 0)
    const fleets = ['fleet-1', 'fleet-2'].map((name) => firstLineOf(start(name, ['--json'])))
    for (const name of ['dcc-1', 'dcc-2'])
      harnesses.push((JSON.parse(await firstLineOf(start(name, free))) as { harness: string }).harness)
    await Promise.all(fleets)
  })
  after(async () => {
    for (const child of running) {
      if (child.exitCode !== null) continue
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
    }
    await database.remove()
    rmSync(directory, { recursive: true })
  })

  test('come up, and carry out a handover that either DCC is asked for', async () => {
    for (const [index, harness] of harnesses.entries()) {
      const network = await findRunningNetwork({ harness, token })
      const remote = await joinAsUsers(network)
      const { premises } = sourceOfSeed({ seed: network.status.seed, premises: network.status.premises })
      const { supplier, devices, gasNetworkOperator } = Array.from(take(premises, 2))[index] ?? assert.fail()
      const place = { supplier: supplier.entityIdentifier, device: devices.GPF, operator: gasNetworkOperator }
      const handover = await preparedHandover(remote, place)
      assert.equal((await handover.send()).code, 'I99')
      const signal = AbortSignal.timeout(answersWithinMs)
      const { response } = await handover.supplier.mailbox.serviceResponse(handover.requestId, signal)
      assert.equal(response.responseCode, 'I0')
      await remote.close()
    }
  })

  test('serve the console at each DCC, and the control API to who has the token', async () => {
    for (const harness of harnesses) {
      const page = await fetch(`${harness}/`, { headers: { accept: 'text/html' } })
      assert.match(await page.text(), /^<!doctype html>/i)
      assert.equal((await fetch(`${harness}/harness/v1/status`)).status, 401)
    }
  })
}

function* take<Value>(values: Iterable<Value>, most: number): Generator<Value> {
  let taken = 0
  for (const value of values) {
    if (taken === most) return
    taken += 1
    yield value
  }
}
