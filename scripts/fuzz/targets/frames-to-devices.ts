import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { exchangeOf, type PreparedHandover } from '../../../simulator/harness/testing/prepared-handover.ts'
import { octetChanges } from '../octets.ts'

/** A rightful Command that was lost on its way: the device has never seen it. */
async function lostCommand({ testBed, supplier, order }: PreparedHandover): Promise<Buffer> {
  const { faultPlan, wan, time } = testBed.network
  faultPlan.replace([{ fault: 'lost', direction: 'down', device: order.device }])
  exchangeOf(await supplier.requestHandover(order))
  await time.inFlight.settled()
  faultPlan.replace([])
  const [carried] = wan.link(order.device)
  if (carried === undefined) throw new Error('no Command was sent')
  return Buffer.from(carried.octets)
}

/** Changed Commands and octets of every kind, to a device: it answers nothing and changes nothing. */
export async function framesToDevicesProperty(scene: PreparedHandover): Promise<fc.IAsyncProperty<unknown>> {
  const { devices } = scene.testBed.network
  const { device } = scene.order
  const command = await lostCommand(scene)
  const cells = async (): Promise<string> =>
    (await devices.cellsOf(device)).map(({ serialNumber }) => String(serialNumber)).join(' ')
  const before = await cells()
  const frame = fc.oneof(
    { weight: 4, arbitrary: octetChanges.map((change) => change(command)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets)) },
  )
  return fc.asyncProperty(frame, async (octets) => {
    if (octets.equals(command)) return
    await devices.receive(device, octets, () => assert.fail('the device answered a Command that nobody sent'))
    assert.equal(await cells(), before)
  })
}
