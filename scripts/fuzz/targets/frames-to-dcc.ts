import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { signedRequest } from '../../../simulator/dcc/testing/requests.ts'
import { answerTo } from '../../../simulator/dcc/testing/scripted-wan.ts'
import { devices } from '../../../simulator/dcc/testing/site.ts'
import { createWorld } from '../../../simulator/dcc/testing/world.ts'
import { octetChanges } from '../octets.ts'
import type { FuzzTarget } from '../oracle.ts'

/** Changed answers of a device and octets of every kind, to a DCC that waits for an answer: it drops them all. */
export async function framesToDcc(): Promise<FuzzTarget> {
  const world = await createWorld()
  world.wan.behaviour = 'silent'
  assert.equal(await world.send(await signedRequest()), 'I99')
  await world.inFlight.settled()
  const [command] = world.wan.carried
  if (command === undefined) throw new Error('no Command was sent')
  const rightful = await answerTo(command.frame)
  const frame = fc.oneof(
    { weight: 4, arbitrary: octetChanges.map((change) => change(rightful)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets)) },
  )
  const sender = fc.constantFrom(devices.GPF, devices.ESME)
  return {
    name: 'frames-to-dcc',
    property: fc.asyncProperty(sender, frame, async (device, octets) => {
      if (octets.equals(rightful)) return
      world.events.length = 0
      await world.wan.sendUp(device, octets)
      assert.deepEqual(
        world.events.map(({ kind }) => kind),
        ['uplink-dropped'],
      )
      assert.equal(world.dcc.pending().orders, 1)
    }),
    faults: () => world.faults.map((fault) => JSON.stringify(fault)),
    close: () => world.close(),
  }
}
