import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createLogger } from '../environment/logger.ts'
import { type Served, serve } from './control-api/testing/served-network.ts'
import { joinAsFleet } from './fleet-elsewhere.ts'

/** As another process does: the seed alone tells it which devices there are, and their keys. */
const joinedTo = ({ testBed: { network }, control }: Served, first: number, count: number) =>
  joinAsFleet({
    seed: network.configuration.seed,
    smki: network.smki,
    size: network.fleet.size,
    furtherDevices: network.configuration.furtherDevices,
    gsmeWakesEverySeconds: network.configuration.gsmeWakesEverySeconds,
    first,
    count,
    now: undefined,
    wan: `${control.url.replace('http', 'ws')}/wan`,
    log: createLogger({ level: 'silent' }),
  })

describe('a fleet in another process', () => {
  const carriesOut = (workers: number) => async () => {
    const served = await serve({ deterministic: false, workers })
    const fleet = await joinedTo(served, 0, 2)
    assert.equal(fleet.devices, 8)
    const listened = new Promise((resolve) => {
      served.testBed.network.dcc.subscribe((event) => event.kind === 'device-answered' && resolve(event))
    })
    await served.handOver(1)
    await listened
    const { GPF } = served.testBed.network.fleet.premises(1).devices
    const link = await served.get(`/devices/${GPF}/link`)
    const { framesSeenByDevice, frames } = link.json as { framesSeenByDevice: null; frames: { direction: string }[] }
    assert.deepEqual([framesSeenByDevice, frames.map(({ direction }) => direction)], [null, ['down', 'up']])
    assert.equal((await served.get(`/devices/${GPF}/cells`)).status, 404)
    assert.equal(await served.testBed.network.devices.framesSeen(GPF), 0)
    fleet.close()
    await served.close()
  }
  test('carries Commands out for the network that it joined, which sees its frames and not its cells', carriesOut(0))
  test('does so for one whose own devices are in workers', carriesOut(2))

  test('is refused by a network whose clock is virtual, and where there are no such premises', async () => {
    const served = await serve()
    await assert.rejects(joinedTo(served, 0, 1), { code: 'SIM_USAGE', message: /--deterministic takes no fleets/ })
    await assert.rejects(joinedTo(served, 49, 2), { code: 'SIM_USAGE', message: /There are no 2 premises from 49 on/ })
    await served.close()
  })
})
