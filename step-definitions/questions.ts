import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import type { Circumstances } from '../simulator/harness/assure/questions/circumstances.ts'
import { scenes } from '../simulator/harness/assure/questions/circumstances.ts'
import { type UnknownReason, unknownReasons } from '../simulator/harness/index.ts'
import { holderCalled, meteringPointsIn, networkPartiesIn, registrationIn } from './support/question-tables.ts'
import type { NetworkWorld } from './support/world.ts'

// Questions that go straight to the check, where admission would stop the request first. All is right that is not said.

type Said<Name extends keyof Circumstances> = NonNullable<Circumstances[Name]>

Given(
  /^a question about SRV (\S+) for an? (ESME|GPF|GSME|CHF|PPMID|HCALCS)$/,
  function (this: NetworkWorld, variant: string, device: Said<'device'>) {
    this.question.say({ variant, device })
  },
)

Given(/^it is about the slot of the role (\w+)$/, function (this: NetworkWorld, role: Said<'role'>) {
  this.question.say({ role })
})

Given(/^it is sent in the role (\w+)$/, function (this: NetworkWorld, sender: Said<'sender'>) {
  this.question.say({ sender })
})

Given(
  /^it is sent by (.+) in the role (\w+)$/,
  function (this: NetworkWorld, requester: string, sender: Said<'sender'>) {
    this.question.say({ requester: holderCalled(requester), sender })
  },
)

Given('it cancels a future-dated request', function (this: NetworkWorld) {
  this.question.say({ cancels: true })
})

Given('it comes out of a Signed Pre-Command', function (this: NetworkWorld) {
  this.question.say({ carriedBy: 'signed-pre-command' })
})

Given('it is asked when the DSP releases the request', function (this: NetworkWorld) {
  this.question.say({ carriedBy: 'dsp-release' })
})

Given(/^it was received at (\S+)$/, function (this: NetworkWorld, receivedAt: string) {
  this.question.say({ receivedAt })
})

Given(/^it takes effect at (\S+)$/, function (this: NetworkWorld, effectiveAt: string) {
  this.question.say({ effectiveAt })
})

Given('the device has the metering points', function (this: NetworkWorld, table: DataTable) {
  this.question.say({ meteringPoints: meteringPointsIn(table) })
})

Given('the device has no metering point', function (this: NetworkWorld) {
  this.question.say({ meteringPoints: [] })
})

Given('Registration Data records', function (this: NetworkWorld, table: DataTable) {
  this.question.say({ registration: registrationIn(table) })
})

Given('Registration Data records nobody', function (this: NetworkWorld) {
  this.question.say({ registration: [] })
})

Given('the network parties are', function (this: NetworkWorld, table: DataTable) {
  this.question.say({ networkParties: networkPartiesIn(table) })
})

const londonIs = (...parties: readonly string[]): Circumstances => ({
  registration: parties.map((networkParty) => ({
    meteringPoint: scenes.electricity.point.value,
    networkParty,
    effectiveFrom: '2015-01-01',
    effectiveTo: null,
  })),
})

/** What leaves the responsible party of an ESME in London unknown. */
const missing: Readonly<Record<UnknownReason, Circumstances>> = {
  'no-metering-point': { meteringPoints: [] },
  'no-registration': londonIs(),
  'ambiguous-registration': londonIs('LOND', 'GUCL'),
  'no-entity-identifier': londonIs('MUA'),
}

Given(/^what is missing is (\S+)$/, function (this: NetworkWorld, reason: UnknownReason) {
  this.question.say(missing[reason])
})

Given('no setting accepts what is missing', function (this: NetworkWorld) {
  this.question.say({ accepting: [] })
})

Given(/^a setting accepts ((?:no|ambiguous)-\S+)$/, function (this: NetworkWorld, reason: UnknownReason) {
  this.question.say({ accepting: [reason] })
})

Given('a setting accepts everything missing', function (this: NetworkWorld) {
  this.question.say({ accepting: unknownReasons })
})

Given(/^a setting accepts everything missing but (\S+)$/, function (this: NetworkWorld, reason: UnknownReason) {
  this.question.say({ accepting: unknownReasons.filter((other) => other !== reason) })
})

Given('a setting has requests of network operators checked', function (this: NetworkWorld) {
  this.question.say({ appliesToNetworkOperators: true })
})

Given('a setting allows the certificates of the Access Control Broker', function (this: NetworkWorld) {
  this.question.say({ allowAccessControlBroker: true })
})

When('the check is asked', function (this: NetworkWorld) {
  return this.question.putTo(this.check, this.seed)
})

Then(/^it accepts by (\S+)$/, function (this: NetworkWorld, rule: string) {
  this.verdict.hold(this.question.verdict, { outcome: 'accepted', rule })
})

Then(/^it refuses by (\S+) as (\S+)$/, function (this: NetworkWorld, rule: string, reason: string) {
  this.verdict.hold(this.question.verdict, { outcome: 'refused', rule, reason })
})

Then(/^it does not apply by (\S+)$/, function (this: NetworkWorld, rule: string) {
  this.verdict.hold(this.question.verdict, { outcome: 'not-applicable', rule })
})

Then(/^it warns of (\S+)$/, function (this: NetworkWorld, warning: string) {
  const { verdict } = this.question
  this.verdict.hold(verdict, { outcome: verdict.outcome, warnings: warning === 'nothing' ? [] : [warning] })
})
