import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createForeignAuthority } from '../../certs/issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../../certs/issuing/supplementary-certificate.ts'
import { createRandom } from '../environment/randomness.ts'
import { cancellationDateTime, executionDateTimeOf } from '../gbcs/date-time.ts'
import { instant } from '../vocabulary/instant.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { replacementsBy, updateCommand } from './testing/commands.ts'
import { beginning, testedDevice } from './testing/device-under-test.ts'
import { broker, lastMile, london, type Party } from './testing/parties.ts'

const hour = 3_600_000
const parties: readonly Party[] = [broker, london, lastMile]
const foreign = createForeignAuthority(createRandom('foreign'))

/** A command as the model knows it. */
interface Order {
  readonly by: Party
  readonly to: Party
  readonly counter: bigint
  readonly floor: bigint | null
  /** The key agreement certificate comes from an authority that the device does not know. */
  readonly foreignKeyAgreement: boolean
}

/** What a device's network operator cells should be, in a few lines. */
class Model {
  signature: Party = broker
  keyAgreement: Party = broker
  counter = 0n
  pending: (Order & { readonly at: number })[] = []
  alerts = 0
  hours = 0

  accepts = ({ by, counter }: Order): boolean => by === this.signature && counter > this.counter

  apply({ by, to, counter, floor, foreignKeyAgreement }: Order): void {
    this.signature = to
    if (!foreignKeyAgreement) this.keyAgreement = to
    if (floor !== null && (to !== by || floor >= counter)) this.counter = floor
  }

  wait(hours: number): void {
    this.hours += hours
    for (const order of this.pending.filter(({ at }) => at <= this.hours).sort((one, other) => one.at - other.at)) {
      if (order.by === this.signature) this.apply(order)
      this.alerts += 1
    }
    this.pending = this.pending.filter(({ at }) => at > this.hours)
  }
}

/** The device, which a restart puts on the same store again. */
class Real {
  tested = testedDevice('ESME')
  alerts = 0

  async restart(hours: number): Promise<void> {
    this.alerts += this.tested.alerts.length
    this.tested = testedDevice('ESME', {}, await this.tested.memory.again(), instant(beginning + hours * hour))
    await this.tested.resumed()
  }

  async send(
    { by, to, counter, floor, foreignKeyAgreement }: Order,
    executionDateTime: string | null,
  ): Promise<number> {
    const [signature, keyAgreement] = replacementsBy(to)
    assert.ok(signature && keyAgreement)
    const alien = () => issueOrganisationCertificate(foreign, { ...to, use: 'keyAgreement' }).certificate.der
    const second = foreignKeyAgreement ? { ...keyAgreement, der: alien() } : keyAgreement
    const { device } = this.tested
    const payload = { newFloor: floor, executionDateTime }
    const replacements = [signature, second]
    return (await this.tested.send(await updateCommand({ device, by, counter, replacements, payload }))).length
  }
}

async function assertAlike(model: Model, { tested, alerts }: Real): Promise<void> {
  const { networkOperatorSignature, networkOperatorKeyAgreement } = cells
  assert.deepEqual(
    {
      signature: (await tested.holderOf(networkOperatorSignature))?.entityIdentifier,
      keyAgreement: (await tested.holderOf(networkOperatorKeyAgreement))?.entityIdentifier,
      counter: (await tested.population.countersOf(tested.device)).byRole.get(RemotePartyRole.networkOperator) ?? 0n,
      alerts: alerts + tested.alerts.length,
      faults: tested.faults,
    },
    {
      signature: model.signature.entityIdentifier,
      keyAgreement: model.keyAgreement.entityIdentifier,
      counter: model.counter,
      alerts: model.alerts,
      faults: [],
    },
  )
}

type When = 'now' | 'cancel' | number

/** An order whose sender is, where none is named, whoever holds the signature cell. */
type Draft = Omit<Order, 'counter' | 'by'> & { readonly by: Party | null }

class Send implements fc.AsyncCommand<Model, Real> {
  readonly step: number
  readonly order: Draft
  readonly when: When

  constructor(step: number, order: Draft, when: When) {
    this.step = step
    this.order = order
    this.when = when
  }

  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    const counter = model.counter + BigInt(this.step)
    const order = { ...this.order, by: this.order.by ?? model.signature, counter: counter < 0n ? 0n : counter }
    const accepted = model.accepts(order)
    assert.equal(await real.send(order, this.executionDateTime(model)), accepted ? 1 : 0)
    if (accepted) this.accept(model, order)
    await assertAlike(model, real)
  }

  private accept(model: Model, order: Order): void {
    model.counter = order.counter
    if (this.when === 'now') model.apply(order)
    else model.pending = model.pending.filter(({ by }) => by !== order.by)
    if (typeof this.when === 'number') model.pending.push({ ...order, at: model.hours + this.when })
  }

  private executionDateTime({ hours }: Model): string | null {
    if (this.when === 'now') return null
    if (this.when === 'cancel') return cancellationDateTime
    return executionDateTimeOf(instant(beginning + (hours + this.when) * hour))
  }

  toString = () =>
    `${this.order.by?.entityIdentifier ?? 'the holder'} orders ${this.order.to.entityIdentifier} (counter ${this.step}, floor ${this.order.floor}, ${this.when}${this.order.foreignKeyAgreement ? ', foreign key agreement' : ''})`
}

class Wait implements fc.AsyncCommand<Model, Real> {
  readonly hours: number

  constructor(hours: number) {
    this.hours = hours
  }

  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    model.wait(this.hours)
    await real.tested.clock.advanceTo(instant(beginning + model.hours * hour))
    await assertAlike(model, real)
  }

  toString = () => `wait ${this.hours} h`
}

class Restart implements fc.AsyncCommand<Model, Real> {
  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    await real.restart(model.hours)
    await assertAlike(model, real)
  }

  toString = () => 'restart'
}

const party = fc.constantFrom(...parties)
const commands = [
  fc
    .record({
      step: fc.integer({ min: -1, max: 3 }),
      order: fc.record({
        by: fc.option(party, { freq: 2 }),
        to: party,
        floor: fc.option(fc.bigInt({ min: 0n, max: 9n })),
        foreignKeyAgreement: fc.boolean(),
      }),
      when: fc.constantFrom<When>('now', 'now', 'cancel', 1, 2, 3),
    })
    .map(({ step, order, when }) => new Send(step, order, when)),
  fc.integer({ min: 1, max: 2 }).map((hours) => new Wait(hours)),
  fc.constant(new Restart()),
]

describe('the network operator cells of a device', () => {
  it('are what the model says after any commands, waits and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 25, size: 'max' }), (sequence) =>
        fc.asyncModelRun(() => ({ model: new Model(), real: new Real() }), sequence),
      ),
      { numRuns: 40 },
    )
  })
})
