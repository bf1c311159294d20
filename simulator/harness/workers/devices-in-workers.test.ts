import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLogger } from '../../environment/logger.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { configure } from '../configuration/configuration.ts'
import { type Served, serve } from '../control-api/testing/served-network.ts'
import { bringUp } from '../network.ts'

const workers = 2

/** Of all that a network with devices of its own offers, nothing may be missing where they are in workers. */
describe(`a network with its devices in ${workers} workers`, () => {
  const seed = 'devices in workers'
  let served: Served
  before(async () => {
    served = await serve({ seed, deterministic: false, workers })
  })
  after(() => served.close())

  const devicesOf = (index: number) => served.testBed.network.fleet.premises(index).devices
  const post = (path: string, body: unknown) =>
    served.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const until = async (what: string, is: () => Promise<boolean>): Promise<void> => {
    for (let tried = 0; tried < 200; tried += 1) {
      if (await is()) return
      await wait(25)
    }
    assert.fail(`it never came about: ${what}`)
  }
  const executedBy = async (device: EntityIdentifier): Promise<number> =>
    (await served.testBed.network.devices.logOf(device)).filter(({ kind }) => kind === 'executed').length

  it('hands slots over, whichever worker has the device', async () => {
    for (const index of [0, 1]) {
      await served.handOver(index)
      await until('the GPF has executed', async () => (await executedBy(devicesOf(index).GPF)) === 1)
      const cells = await served.get(`/devices/${devicesOf(index).GPF}/cells`)
      assert.equal(cells.status, 200)
      assert.match(cells.text, new RegExp(served.testBed.network.fleet.premises(index).gasNetworkOperator.name))
    }
    const { framesSeenByDevice, frames } = (await served.get(`/devices/${devicesOf(0).GPF}/link`)).json as {
      framesSeenByDevice: number
      frames: { direction: string }[]
    }
    assert.deepEqual([framesSeenByDevice, frames.map(({ direction }) => direction)], [1, ['down', 'up']])
  })

  it('has devices raise alerts, which their network operator gets', async () => {
    const { ESME } = devicesOf(2)
    const raised = await post(`/devices/${ESME}/alerts`, { alertCode: '8F3E' })
    assert.equal(raised.status, 200, raised.text)
    await until('the alert stands in the history of the device', async () =>
      (await served.get(`/devices/${ESME}/history`)).text.includes('8F3E'),
    )
  })

  it('shows what meters show and have logged, and lets customers use them', async () => {
    const { ESME } = devicesOf(3)
    const shown = await served.get(`/devices/${ESME}/display`)
    assert.deepEqual([shown.status, shown.text.includes('meter-balance')], [200, true])
    assert.equal((await served.get(`/devices/${ESME}/timeline`)).status, 200)
    const entered = await post(`/devices/${ESME}/at-the-meter`, { kind: 'enter-token', token: '12345678901234567890' })
    assert.deepEqual([entered.status, entered.json], [400, { error: 'the meter does not take the token' }])
  })

  it('interrupts and restores a supply, of which the meter tells', async () => {
    const { ESME } = devicesOf(4)
    assert.equal((await served.put('/premises/4/supply', { interrupted: true })).status, 200)
    assert.equal((await served.put('/premises/4/supply', { interrupted: false })).status, 200)
    await until('the restoration is told', async () =>
      (await served.get(`/devices/${ESME}/history`)).text.includes('8F35'),
    )
  })

  it('begins the life of premises at another stage, which their worker hears of', async () => {
    const begun = await served.put('/premises/5/stage', { stage: 'manufactured' })
    assert.equal(begun.status, 200, begun.text)
    const image = { version: '00000001', octets: Buffer.from('image'), hash: '00' }
    const deliveredTo = async (index: number) => {
      const delivered = await served.testBed.network.devices.deliverFirmware(devicesOf(index).ESME, image)
      return delivered.ok ? '' : delivered.failure
    }
    assert.match(await deliveredTo(5), /is not on its home area network/)
    assert.doesNotMatch(await deliveredTo(6), /is not on its home area network/)
  })

  it('stops the clock of its workers with its own', async () => {
    await served.put('/clock', { running: false })
    const { devices, fleet } = served.testBed.network
    const at = async (): Promise<unknown> => {
      const device = fleet.premises(6).devices.ESME
      await devices.setClock(device, 0)
      return (await devices.logOf(device)).at(-1)?.at
    }
    const stopped = await at()
    await wait(50)
    assert.equal(await at(), stopped)
    await served.put('/clock', { running: true })
    await wait(50)
    assert.notEqual(await at(), stopped)
  })
})

it('workers that cannot begin keep no network up, and say why', async () => {
  const state = mkdtempSync(join(tmpdir(), 'devices-in-workers-'))
  writeFileSync(join(state, 'worker-1'), 'no directory')
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  const configuration = configure({ ...ports, workers: 1, premises: 4, state })
  const why = { code: 'SIM_CONFIGURATION', message: /worker-1' can be no state directory/ }
  await assert.rejects(bringUp(configuration, createLogger({ level: 'silent' })), why)
  rmSync(state, { recursive: true })
})
