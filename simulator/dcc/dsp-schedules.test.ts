import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ScheduleDetails } from './dsp-schedules/occurrences.ts'
import { type RequestDetails, request, signed } from './testing/requests.ts'
import { accessControlBroker, albion, devices } from './testing/site.ts'
import { withStateDirectory } from './testing/state-directory.ts'
import { createWorld, morning, type World } from './testing/world.ts'

const details = {
  scheduleFrequency: 'Daily',
  scheduleStartDate: { year: 2026, month: 1, day: 1 },
  dspScheduledServiceReference: '4.6',
  dspScheduledServiceReferenceVariant: '4.6.1',
  deviceId: devices.ESME,
  dspRetrieveImportDailyReadLog: {
    startDateOffset: -1,
    startTime: { hour: 0, minute: 0, second: 0, hundredths: 0 },
    endDateOffset: 0,
    endTime: { hour: 0, minute: 0, second: 0, hundredths: 0 },
  },
} as const satisfies ScheduleDetails

const asked = (content: ScheduleDetails, counter = 1001n): RequestDetails => ({
  to: accessControlBroker,
  counter,
  commandVariant: 8,
  serviceReference: '5.1',
  serviceReferenceVariant: '5.1',
  body: { kind: 'described', element: 'CreateSchedule', content },
})

const create = async (world: World, content: ScheduleDetails = details) =>
  world.send(await signed(request(asked(content))), 'NonDevice')

const dayMs = 86_400_000

describe('a DSP schedule', () => {
  for (const [what, differing, code] of [
    ['ends before it starts', { scheduleEndDate: { year: 2025, month: 1, day: 1 } }, 'E050107'],
    ['has no run to come', { scheduleEndDate: { year: 2026, month: 1, day: 2 } }, 'E050105'],
    ['says another variant than its body', { dspScheduledServiceReferenceVariant: '4.8.1' }, 'E050108'],
    ['is for a device that does not exist', { deviceId: '00-DB-12-34-56-78-90-FF' }, 'E050101'],
    ['is for a device of another type', { deviceId: devices.CHF }, 'E050103'],
    [
      'reads a period that ends before it begins',
      {
        dspRetrieveImportDailyReadLog: {
          ...details.dspRetrieveImportDailyReadLog,
          startDateOffset: 0,
          endDateOffset: -1,
        },
      },
      'E050111',
    ],
  ] as const)
    test(`is refused where it ${what} (${code})`, async () => {
      const world = await createWorld()
      assert.equal(await create(world, { ...details, ...differing } as ScheduleDetails), code)
      await world.close()
    })

  test('goes on after a restart, with the run that was due meanwhile, once', async () =>
    withStateDirectory(async (state) => {
      const before = await createWorld({ state })
      await before.dcc.resume()
      assert.equal(await create(before), 'I0')
      await before.close()

      const world = await createWorld({ state, start: (morning + 3 * dayMs) as typeof morning })
      world.wan.behaviour = 'silent'
      await world.dcc.resume()
      await world.inFlight.settled()
      assert.equal(world.wan.carried.length, 1)
      await world.clock.advanceBy(dayMs)
      assert.equal(world.wan.carried.length, 2)
      await world.close()
    }))

  test('has its Command made by the Access Control Broker for the user, whose own counters it leaves alone', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'silent'
    await create(world)
    await world.clock.advanceBy(dayMs)
    const [carried] = world.wan.carried
    assert.deepEqual(carried?.carriedFor, { serviceReferenceVariant: '4.6.1', user: albion })
    const frame = carried?.frame.toString('hex') ?? ''
    assert.match(
      frame,
      new RegExp(`08${accessControlBroker.replaceAll('-', '')}08${devices.ESME.replaceAll('-', '')}`, 'i'),
    )
    await world.close()
  })
})
