import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../environment/randomness.ts'
import { writeGenericAlert } from '../gbcs/generic-alert.ts'
import { withSignature, writeUnsigned } from '../gbcs/message.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant, parseInstant } from '../vocabulary/instant.ts'
import { createFaultPlan, type Passage } from './fault-plan.ts'
import { type FaultRule, faultRulesSchema, writeFaultRule } from './fault-rule.ts'

const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')
const gsme = entityIdentifier('00-DB-12-34-56-78-90-A1')

const passage = (change: Partial<Passage> = {}): Passage => ({
  device: esme,
  direction: 'down',
  frame: Buffer.from('frame'),
  at: instant(0),
  carriedFor: null,
  ...change,
})

const planOf = (rules: unknown, seed = 'faults') => createFaultPlan(createRandom(seed), faultRulesSchema.parse(rules))

describe('a fault plan', () => {
  it('harms nothing while it has no rules', () => {
    const disturbance = planOf([]).disturbanceOf(passage())
    assert.deepEqual(disturbance, {
      faults: [],
      unreachable: false,
      lost: false,
      delayMs: 0,
      copies: 1,
      flippedBits: [],
    })
  })

  it('strikes the named device alone', () => {
    const plan = planOf([{ fault: 'unreachable', device: '00db1234567890a0' }])
    assert.equal(plan.disturbanceOf(passage()).unreachable, true)
    assert.equal(plan.disturbanceOf(passage({ device: gsme })).unreachable, false)
  })

  const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
  const handover = { serviceReferenceVariant: '6.21', user: supplier }
  const others = [
    null,
    { serviceReferenceVariant: '6.15.1', user: entityIdentifier('90-B3-D5-1F-30-01-00-01') },
  ] as const

  it('strikes the requests of the named user alone', () => {
    const plan = planOf([{ fault: 'lost', direction: 'down', user: supplier }])
    assert.equal(plan.disturbanceOf(passage({ carriedFor: handover })).lost, true)
    for (const carriedFor of others) assert.equal(plan.disturbanceOf(passage({ carriedFor })).lost, false)
  })

  it('strikes the named Service Reference Variant alone', () => {
    const plan = planOf([{ fault: 'lost', direction: 'down', serviceReferenceVariant: '6.21' }])
    assert.equal(plan.disturbanceOf(passage({ carriedFor: handover })).lost, true)
    for (const carriedFor of others) assert.equal(plan.disturbanceOf(passage({ carriedFor })).lost, false)
  })

  it('strikes nobody by a rule that is switched off, until it is switched on', () => {
    const rule = { fault: 'lost', direction: 'down' }
    const plan = planOf([{ ...rule, enabled: false }])
    assert.deepEqual(plan.disturbanceOf(passage()).faults, [])
    plan.replace(faultRulesSchema.parse([{ ...rule, enabled: true }]))
    assert.deepEqual(plan.disturbanceOf(passage()).faults, ['lost'])
  })

  it('strikes the named direction alone', () => {
    const plan = planOf([{ fault: 'lost', direction: 'up' }])
    assert.equal(plan.disturbanceOf(passage({ direction: 'up' })).lost, true)
    assert.equal(plan.disturbanceOf(passage()).lost, false)
  })

  it('strikes as often as it says and no more', () => {
    const plan = planOf([{ fault: 'lost', direction: 'down', next: 2 }])
    const lost = [1, 2, 3].map(() => plan.disturbanceOf(passage()).lost)
    assert.deepEqual(lost, [true, true, false])
    assert.deepEqual(plan.rules(), [{ fault: 'lost', direction: 'down', next: 0, hits: 2 }])
    assert.equal(plan.hits().get('lost'), 2)
  })

  it('spends no stroke on a frame that another condition spares', () => {
    const plan = planOf([{ fault: 'lost', direction: 'down', next: 1, device: gsme }])
    assert.equal(plan.disturbanceOf(passage()).lost, false)
    assert.equal(plan.disturbanceOf(passage({ device: gsme })).lost, true)
  })

  it('strikes from the first instant of its window and no longer at the last', () => {
    const plan = planOf([
      { fault: 'lost', direction: 'down', from: '2026-11-22T09:00:00Z', until: '2026-11-22T10:00:00Z' },
    ])
    const lostAt = (text: string) => plan.disturbanceOf(passage({ at: parseInstant(text) ?? instant(0) })).lost
    assert.deepEqual(
      ['2026-11-22T08:59:59.999Z', '2026-11-22T09:00:00Z', '2026-11-22T09:59:59.999Z', '2026-11-22T10:00:00Z'].map(
        lostAt,
      ),
      [false, true, true, false],
    )
  })

  it('strikes about as often as its probability', () => {
    const plan = planOf([{ fault: 'lost', direction: 'down', probability: 0.25 }])
    const frames = Array.from({ length: 4000 }, (_, index) => passage({ at: instant(index) }))
    const lost = frames.filter((frame) => plan.disturbanceOf(frame).lost).length
    assert.ok(Math.abs(lost - 1000) < 120, `${lost} of 4000`)
  })

  it('draws the same disturbance for the same seed, whatever else was carried', () => {
    const rules = [{ fault: 'lost', direction: 'down', probability: 0.5 }]
    const own = Array.from({ length: 64 }, (_, index) => passage({ at: instant(index) }))
    const alone = planOf(rules)
    const busy = planOf(rules)
    const expected = own.map((frame) => alone.disturbanceOf(frame).lost)
    const found = own.map((frame) => {
      busy.disturbanceOf({ ...frame, device: gsme })
      return busy.disturbanceOf(frame).lost
    })
    assert.deepEqual(found, expected)
    assert.notDeepEqual(
      own.map((frame) => planOf(rules, 'other').disturbanceOf(frame).lost),
      expected,
    )
  })

  it('strikes the named alert alone', () => {
    const alert = {
      cra: 'alert',
      counter: 1n,
      originator: esme,
      recipient: supplier,
      dateTime: null,
      messageCode: 0x1000,
      supplementary: Buffer.alloc(0),
    } as const
    const frameOf = (alertCode: number) =>
      withSignature(
        writeUnsigned(alert, writeGenericAlert('dlms', { alertCode, at: instant(0) }, 1n)),
        Buffer.alloc(64),
      )
    const plan = planOf([{ fault: 'lost', direction: 'up', alertCode: '8F69' }])
    assert.equal(plan.disturbanceOf(passage({ direction: 'up', frame: frameOf(0x8183) })).lost, false)
    assert.equal(plan.disturbanceOf(passage({ direction: 'up', frame: Buffer.from('no alert') })).lost, false)
    assert.equal(plan.disturbanceOf(passage({ direction: 'up', frame: frameOf(0x8f69) })).lost, true)
  })

  it('says what goes wrong where a device is fitted, and counts it apart from frames', async () => {
    const plan = planOf([
      { fault: 'mistyped-install-code', device: esme, next: 1 },
      { fault: 'late-joining', seconds: 60 },
      { fault: 'hub-clock-adrift', aheadBySeconds: -600, from: '2026-11-22T09:00:00Z' },
    ])
    const now = instant(0)
    assert.equal(plan.disturbanceOf(passage()).faults.length, 0)
    assert.deepEqual(await Promise.all([gsme, esme, esme].map((device) => plan.mistypesInstallCode(device, now))), [
      false,
      true,
      false,
    ])
    assert.equal(await plan.joinsLateBy(gsme, now), 60_000)
    assert.equal(await plan.hubClockAheadBy(gsme, now), 0)
    assert.equal(await plan.hubClockAheadBy(gsme, parseInstant('2026-11-22T09:00:00Z') ?? now), -600_000)
    assert.deepEqual([...plan.hits().values()], [1, 1, 1])
    plan.replace(faultRulesSchema.parse([{ fault: 'join-failure', device: esme, answer: 'writeFailure', next: 1 }]))
    assert.deepEqual(await Promise.all([gsme, esme, esme].map((device) => plan.joinFailure(device, now))), [
      null,
      5,
      null,
    ])
  })

  it('asks whoever counts whether a rule may strike, and has none strike that may not', async () => {
    const counted = createFaultPlan(createRandom('counts'), [{ fault: 'mistyped-install-code', next: 1 }])
    const claimed = async (rule: number) => counted.claim(rule)
    const plans = ['one', 'other'].map((seed) => createFaultPlan(createRandom(seed), counted.rules(), claimed))
    const struck = await Promise.all(plans.map((plan) => plan.mistypesInstallCode(esme, instant(0))))
    assert.deepEqual(struck, [true, false])
    assert.deepEqual(counted.rules(), [{ fault: 'mistyped-install-code', next: 0, hits: 1 }])
  })

  it('draws from the seed which install codes are mistyped', async () => {
    const mistypedWith = (seed: string) => {
      const plan = planOf([{ fault: 'mistyped-install-code', probability: 0.1 }], seed)
      return Promise.all(Array.from({ length: 1000 }, (_, at) => plan.mistypesInstallCode(esme, instant(at))))
    }
    const ofOne = await mistypedWith('one')
    assert.deepEqual(await mistypedWith('one'), ofOne)
    assert.notDeepEqual(await mistypedWith('other'), ofOne)
    assert.ok(Math.abs(ofOne.filter((mistyped) => mistyped).length - 100) < 40)
  })

  it('flips a bit that lies within the frame', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.option(fc.nat(), { nil: undefined }),
        (frame, bit) => {
          const rule: FaultRule = { fault: 'corrupted', direction: 'down', ...(bit === undefined ? {} : { bit }) }
          const { flippedBits } = createFaultPlan(createRandom('bits'), [rule]).disturbanceOf(passage({ frame }))
          assert.equal(flippedBits.length, 1)
          assert.ok(flippedBits.every((flipped) => flipped >= 0 && flipped < frame.length * 8))
        },
      ),
    )
  })

  it('adds up what several rules do to one frame', () => {
    const plan = planOf([
      { fault: 'delayed', direction: 'down', milliseconds: 100 },
      { fault: 'delayed', direction: 'down', milliseconds: 50 },
      { fault: 'duplicated', direction: 'down' },
    ])
    const disturbance = plan.disturbanceOf(passage())
    assert.deepEqual(
      [disturbance.delayMs, disturbance.copies, disturbance.faults],
      [150, 2, ['delayed', 'delayed', 'duplicated']],
    )
  })

  it('forgets the old rules when it is replaced', () => {
    const plan = planOf([{ fault: 'unreachable' }])
    plan.replace([])
    assert.equal(plan.disturbanceOf(passage()).unreachable, false)
  })
})

describe('the rules of a fault plan', () => {
  it('are written so that they can be read again', () => {
    const rules = faultRulesSchema.parse([
      { fault: 'lost', direction: 'up', device: esme, next: 3, from: '2026-11-22T09:00:00Z' },
      { fault: 'delayed', direction: 'down', milliseconds: 10, until: '2026-11-22T09:00:00.250Z' },
    ])
    assert.deepEqual(faultRulesSchema.parse(rules.map(writeFaultRule)), rules)
  })

  const refused: readonly (readonly [string, unknown])[] = [
    ['a fault nobody knows', { fault: 'eaten', direction: 'down' }],
    ['a device that is no EUI-64', { fault: 'unreachable', device: '00-DB' }],
    ['a probability above one', { fault: 'unreachable', probability: 1.5 }],
    ['a count below nought', { fault: 'unreachable', next: -1 }],
    ['a window without a time zone', { fault: 'unreachable', from: '2026-11-22T09:00:00' }],
    ['a delay of nothing', { fault: 'delayed', direction: 'down', milliseconds: 0 }],
    ['a field nobody knows', { fault: 'unreachable', user: 'someone' }],
    ['a loss without a direction', { fault: 'lost' }],
  ]
  for (const [what, rule] of refused) {
    it(`refuse ${what}`, () => assert.equal(faultRulesSchema.safeParse([rule]).success, false))
  }
})
