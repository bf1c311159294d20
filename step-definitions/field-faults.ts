import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { type FaultPlan, faultRulesSchema } from '../simulator/harness/index.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { formatInstant } from '../simulator/vocabulary/instant.ts'
import { senderCalled } from './support/senders.ts'
import { type Rows, send } from './support/service-requests.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

type FaultRule = ReturnType<FaultPlan['rules']>[number]

/** What is planned already stays. */
async function plan(world: NetworkWorld, rule: FaultRule): Promise<void> {
  const { faultPlan } = await world.network()
  faultPlan.replace([...faultPlan.rules(), rule])
}

const bySupplier = async (world: NetworkWorld, srv: string, rows: Rows): Promise<string> =>
  send(world, await senderCalled(world, 'the supplier'), srv, rows)

/** 8.11 with all that is right: the install code on the device, and the metering point of a meter. */
async function putOnHub(world: NetworkWorld, joinTimeMs: number): Promise<string> {
  const { type } = world.scene.device
  return bySupplier(world, '8.11', [
    ['DeviceID', 'itself'],
    ['RequestType', 'Add'],
    ['JoinTimePeriod', String(joinTimeMs / 1000)],
    ['InstallCode', 'its install code'],
    ...(type === 'ESME' ? ([['ImportMPxN', 'its MPAN']] as const) : []),
    ...(type === 'GSME' ? ([['ImportMPxN', 'its MPRN']] as const) : []),
  ])
}

/** 8.1.1 with the time that it is. */
async function commission(world: NetworkWorld): Promise<string> {
  const { time } = await world.network()
  return bySupplier(world, '8.1.1', [
    ['CurrentDateTime', formatInstant(time.clock.now())],
    ['TolerancePeriod', '60'],
  ])
}

Given('whoever fits the {device} mistypes its install code', function (this: NetworkWorld, _type: string) {
  return plan(this, { fault: 'mistyped-install-code', device: this.scene.device.id, next: 1 })
})

Given('the {device} is fitted {duration} too late', function (this: NetworkWorld, _type: string, lateMs: number) {
  return plan(this, { fault: 'late-joining', device: this.scene.device.id, seconds: lateMs / 1000, next: 1 })
})

Given(
  'its hub is {duration} ahead when the {device} next takes the time',
  function (this: NetworkWorld, aheadMs: number, _type: string) {
    return plan(this, {
      fault: 'hub-clock-adrift',
      device: this.scene.device.id,
      aheadBySeconds: aheadMs / 1000,
      next: 1,
    })
  },
)

Given(
  'the next joining of the {device} fails with {word}',
  function (this: NetworkWorld, _type: string, answer: string) {
    const [rule] = faultRulesSchema.parse([{ fault: 'join-failure', device: this.scene.device.id, answer, next: 1 }])
    if (rule === undefined) throw new Error('The rule was lost')
    return plan(this, rule)
  },
)

Given('the next alert {alert-code} of {thing} is lost', async function (this: NetworkWorld, code: string, of: string) {
  const device = entityIdentifier(await valueInWords(this, of))
  return plan(this, { fault: 'lost', direction: 'up', device, alertCode: code, next: 1 })
})

Given('the next Command of {srv} is lost', function (this: NetworkWorld, serviceReferenceVariant: string) {
  return plan(this, { fault: 'lost', direction: 'down', serviceReferenceVariant, next: 1 })
})

Then('the fault has struck once', async function (this: NetworkWorld) {
  const { faultPlan } = await this.network()
  expect(faultPlan.rules().map(({ hits }) => hits)).to.deep.equal([1])
})

When('the supplier puts it on its hub for {duration}', async function (this: NetworkWorld, joinTimeMs: number) {
  await putOnHub(this, joinTimeMs)
})

Given('the supplier has put it on its hub for {duration}', async function (this: NetworkWorld, joinTimeMs: number) {
  expect(await putOnHub(this, joinTimeMs)).to.equal('I99')
})

When('the supplier commissions it', async function (this: NetworkWorld) {
  await commission(this)
})

Given('the supplier has commissioned it', async function (this: NetworkWorld) {
  expect(await commission(this)).to.equal('I99')
})

When('{duration} go by', async function (this: NetworkWorld, milliseconds: number) {
  const { time } = await this.network()
  await time.virtual().advanceBy(milliseconds)
  await time.inFlight.settled()
})

Given('the supplier has taken the meter away', async function (this: NetworkWorld) {
  expect(await bySupplier(this, '8.3', [['DeviceID', 'itself']])).to.equal('I99')
  const removal: Rows = [
    ['DeviceID', 'itself'],
    ['RequestType', 'Remove'],
  ]
  expect(await bySupplier(this, '8.11', removal)).to.equal('I99')
})

/** From now on the scenario is about the meter from the store. */
Given('the supplier has pre-notified the meter that replaces it', async function (this: NetworkWorld) {
  const { fleet } = await this.network()
  const { id, type } = this.scene.device
  const replacement = fleet.replacementOf(id)
  const fitting = replacement && fleet.blueprint(replacement)?.fitting
  if (replacement === undefined || fitting === undefined) throw new Error(`No meter in the store replaces ${id}`)
  this.scene.playAt(this.scene.premises, replacement, type)
  const code = await bySupplier(this, '12.2', [
    ['DeviceID', 'itself'],
    ['DeviceManufacturer', fitting.manufacturer],
    ['DeviceModel', fitting.model],
    ['DeviceType', type],
    ['SMETSCHTSVersion', 'SMETS2 V5.1'],
    ['FirmwareVersion', fitting.firmwareVersion],
    ...(fitting.variant === null ? [] : ([['ESMEVariant', fitting.variant]] as const)),
  ])
  expect(code).to.equal('I99')
})
