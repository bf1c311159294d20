import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ecs47e } from '../gbcs/dlms/commands/auxiliary-load.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import { contentCommand } from './testing/access.ts'
import { beginning, messageIn, testedDevice } from './testing/device-under-test.ts'
import { albion, loadController } from './testing/parties.ts'

const after = (hours: number): Instant => instant(beginning + 3_600_000 * hours)
/** 22 November 2026, at the hour, as the alerts have it. */
const at = (hour: number): string => `090C07EA0B16FF${hour.toString(16).padStart(2, '0').toUpperCase()}0000008000FF`

/** An ESME of Albion at nine o'clock, whose load controller limits the input of controller 3. */
async function limitedMeter() {
  const tested = testedDevice('ESME', { supplier: albion, loadController })
  let counter = 0n
  const limit = async (from: Instant, to: Instant, level: number) => {
    counter += 1n
    const content = (ecs47e[2] ?? assert.fail()).write({ from, to, script: 0x2300 | level }, counter)
    const command = {
      device: tested.device,
      by: loadController,
      counter,
      messageCode: 0x011f,
      isCritical: true,
      content,
    }
    await tested.send(await contentCommand(command))
    await tested.resumed()
  }
  /** What it has said: message code, recipient, and all behind the notification's own octets. */
  const said = () =>
    tested.alerts.map((frame) => {
      const { messageCode, recipient, content } = messageIn(frame)
      return [messageCode, recipient, content.subarray(6).toString('hex').toUpperCase()]
    })
  return { ...tested, limit, said }
}

describe('an ESME whose controller is limited', () => {
  it('tells its supplier by ECS101, in the published form', async () => {
    const { limit, said } = await limitedMeter()
    await limit(after(1), after(3), 100)
    const [ofNow, from, to] = [9, 10, 12].map(at)
    assert.deepEqual(said(), [[0x0121, albion.entityIdentifier, `0206128F86${ofNow}1123${from}${to}1164`]])
  })

  it('tells it by ECS102 when the limit is over, once', async () => {
    const { limit, said, clock } = await limitedMeter()
    await limit(after(1), after(3), 10)
    await clock.advanceTo(instant(after(3) - 1))
    assert.equal(said().length, 1)
    await clock.advanceTo(after(48))
    const then = at(12)
    assert.deepEqual(said().slice(1), [[0x0122, albion.entityIdentifier, `0204128F87${then}1123110A`]])
  })

  it('tells of a limit in the place of another, and of the end of that one alone', async () => {
    const { limit, said, clock } = await limitedMeter()
    await limit(after(1), after(3), 10)
    await limit(after(1), after(5), 20)
    await clock.advanceTo(after(48))
    assert.deepEqual(
      said().map(([messageCode]) => messageCode),
      [0x0121, 0x0121, 0x0122],
    )
  })
})
