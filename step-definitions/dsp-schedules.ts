import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { DuisResponse } from '../simulator/duis/response.ts'
import { senderCalled } from './support/senders.ts'
import { type Rows, send } from './support/service-requests.ts'
import type { NetworkWorld } from './support/world.ts'

const wholeDayBefore = (element: string): Rows => [
  [`${element}.StartDateOffset`, '-1'],
  [`${element}.StartTime`, '00:00:00.00Z'],
  [`${element}.EndDateOffset`, '0'],
  [`${element}.EndTime`, '00:00:00.00Z'],
]

/** What is read, in words: the scheduled variant and its element. */
const readings: Readonly<Record<string, readonly [reference: string, variant: string, rows: Rows]>> = {
  'its import readings': ['4.6', '4.6.1', wholeDayBefore('DSPRetrieveImportDailyReadLog')],
  'network data': ['14.1', '14.1', [['DSPRecordNetworkDataGAS', '']]],
  'load limit data': ['4.15', '4.15', [['DSPReadLoadLimitData', '']]],
}

async function schedule(world: NetworkWorld, who: string, what: string, from: string): Promise<string> {
  const [reference, variant, rows] = readings[what] ?? ['', '', []]
  return send(world, await senderCalled(world, who), '5.1', [
    ['ScheduleFrequency', 'Daily'],
    ['ScheduleStartDate', from],
    ['DSPScheduledServiceReference', reference],
    ['DSPScheduledServiceReferenceVariant', variant],
    ['DeviceID', 'itself'],
    ...rows,
  ])
}

/** The number that the DSP gave the schedule. */
function scheduleIn({ scene }: NetworkWorld): number {
  const content = contentOf(scene.exchange.answer.response)
  if (content?.kind !== 'DSPScheduleID')
    throw new Error(`The DCC answered ${scene.exchange.answer.response.responseCode}, without a schedule`)
  return content.scheduleId
}

const contentOf = ({ body }: DuisResponse) => (body.kind === 'ResponseMessage' ? body.content : null)

/** What a user has received by the schedule of the scenario. */
async function receivedBy(world: NetworkWorld, who: string): Promise<readonly DuisResponse[]> {
  const { mailbox } = await senderCalled(world, who)
  await (await world.network()).time.inFlight.settled()
  return mailbox.received().flatMap(({ response }) => {
    const content = contentOf(response)
    const isOfSchedule = content?.kind === 'described' && content.element === 'DSPScheduledMessage'
    return isOfSchedule && content.content.dspScheduleId === world.scene.schedule ? [response] : []
  })
}

Given(
  /^(.+) has a daily schedule of (its import readings|network data) from (\d{4}-\d\d-\d\d)$/,
  async function (this: NetworkWorld, who: string, what: string, from: string) {
    expect(await schedule(this, who, what, from)).to.equal('I0')
    this.scene.schedule = scheduleIn(this)
  },
)

When(
  /^(.+) schedules (its import readings|load limit data) from (\d{4}-\d\d-\d\d)$/,
  async function (this: NetworkWorld, who: string, what: string, from: string) {
    await schedule(this, who, what, from)
  },
)

When('{sender} reads its schedules for the device by 5.2', async function (this: NetworkWorld, who: string) {
  await send(this, await senderCalled(this, who), '5.2', [['DeviceID', 'itself']])
})

When('{sender} reads that schedule by 5.2', async function (this: NetworkWorld, who: string) {
  await send(this, await senderCalled(this, who), '5.2', [['DSPScheduleID', String(this.scene.schedule)]])
})

Given('{sender} has deleted its schedule by 5.3', async function (this: NetworkWorld, who: string) {
  const code = await send(this, await senderCalled(this, who), '5.3', [['DSPScheduleID', String(this.scene.schedule)]])
  expect(code).to.equal('I99')
})

Then('the answer lists its schedule', function (this: NetworkWorld) {
  const content = contentOf(this.scene.exchange.answer.response)
  if (content?.kind !== 'described' || content.element !== 'DSPSchedulesRead') throw new Error('No schedule is listed')
  const [found, ...others] = content.content.dspSchedules
  expect(others).to.deep.equal([])
  expect(found?.dspScheduleId).to.equal(this.scene.schedule)
  expect(found?.dspScheduleDetails.dspScheduledServiceReferenceVariant).to.equal('4.6.1')
})

Then(
  /^(.+) has received (\d+) answers? by its schedule$/,
  async function (this: NetworkWorld, who: string, count: string) {
    const answers = await receivedBy(this, who)
    expect(answers.map(({ responseCode }) => responseCode)).to.deep.equal(Array(Number(count)).fill('I0'))
  },
)

Then(
  '{sender} is told {code} of a run of its schedule',
  async function (this: NetworkWorld, who: string, code: string) {
    const { mailbox } = await senderCalled(this, who)
    const codes = mailbox.received().map(({ response }) => response.responseCode)
    expect(codes).to.include(code)
  },
)

Then('no schedule of {sender} for the device is left', async function (this: NetworkWorld, who: string) {
  expect(await send(this, await senderCalled(this, who), '5.2', [['DeviceID', 'itself']])).to.equal('W050201')
})
