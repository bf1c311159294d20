import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { deviceTypes } from '../vocabulary/device-type.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { duisRemotePartyRoles } from '../vocabulary/remote-party-role.ts'
import { userRoles } from '../vocabulary/user-role.ts'
import {
  type CheckRequest,
  carriers,
  certificateUses,
  checkVerdictSchema,
  meteringPointPurposes,
  readCheckRequest,
  warningCodes,
} from './contract.ts'
import { decide } from './decide.ts'
import { judge } from './judge.ts'
import { questionFrom, toCheckRequest } from './question.ts'
import { createReplacementReader } from './replacement-reader.ts'
import { pairOf } from './testing/certificates.ts'
import { identifiers, points, question } from './testing/questions.ts'

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  fc.constantFrom(...(Object.keys(table) as Key[]))

const somePoint = fc.oneof(fc.constantFrom(...Object.values(points)), fc.string({ maxLength: 14 }))
const someParty = fc.oneof(fc.constantFrom('LOND', 'GUCL', 'CAD', 'EELC', 'MUA'), fc.string({ maxLength: 4 }))
const someIdentifier = fc.constantFrom(...Object.values(identifiers))
const someDay = fc.oneof(
  fc.constantFrom('2026-05-31', '2026-06-01', '2026-11-22', '0000-01-01', '9999-12-31'),
  fc
    .date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)
const someInstant = fc.oneof(
  fc.constantFrom(
    '0000-01-01T00:00Z',
    '9999-12-31T23:59:59+23:59',
    '3000-12-31T00:00:00Z',
    '2026-06-01T00:05:00+01:00',
  ),
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
)
const readable = Object.values(identifiers).flatMap((identifier) =>
  [2, 3, 4].flatMap((role) => pairOf(identifier, role).map(({ der }) => Buffer.from(der).toString('base64'))),
)
const someDer = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...readable) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((octets) => Buffer.from(octets).toString('base64')) },
  // One octet of a good certificate turned into another.
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...readable), fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([text, at, flip]) => {
        const der = Buffer.from(text, 'base64')
        const index = at % der.length
        der[index] = (der[index] ?? 0) ^ flip
        return der.toString('base64')
      }),
  },
)
const onUnknown = fc.constantFrom('refuse' as const, 'accept' as const)

/** Requests that the contract allows: plausible and absurd ones mixed. */
const someRequest: fc.Arbitrary<CheckRequest> = fc.record({
  version: fc.constant(1 as const),
  requestId: fc.string(),
  serviceReferenceVariant: fc.oneof(fc.constantFrom('6.21', '6.15.1'), fc.string({ maxLength: 5 })),
  carriedBy: fc.constantFrom(...carriers),
  cancels: fc.boolean(),
  receivedAt: someInstant,
  effectiveAt: someInstant,
  submittedBy: fc.record({ entityIdentifier: someIdentifier, userRole: keysOf(userRoles) }),
  remotePartyRole: fc.oneof(fc.constant('NetworkOperator' as const), keysOf(duisRemotePartyRoles)),
  device: fc.record({
    id: someIdentifier,
    type: fc.oneof(fc.constantFrom('ESME' as const, 'GPF' as const), keysOf(deviceTypes)),
    meteringPoints: fc.array(
      fc.record({
        kind: fc.constantFrom('MPAN' as const, 'MPRN' as const),
        value: somePoint,
        purpose: fc.constantFrom(...meteringPointPurposes),
        through: fc.option(someIdentifier),
      }),
      { maxLength: 4 },
    ),
  }),
  certificates: fc.array(fc.record({ use: fc.constantFrom(...certificateUses), der: someDer }), { maxLength: 3 }),
  registration: fc.array(
    fc.record({
      meteringPoint: somePoint,
      networkParty: someParty,
      effectiveFrom: someDay,
      effectiveTo: fc.option(someDay),
    }),
    { maxLength: 6 },
  ),
  networkParties: fc.array(
    fc.record({
      id: someParty,
      name: fc.string(),
      fuel: fc.constantFrom('electricity' as const, 'gas' as const),
      entityIdentifiers: fc.array(
        fc.oneof(
          someIdentifier,
          someIdentifier.map((text) => text.toLowerCase().replaceAll('-', '')),
          fc.string(),
        ),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  ),
  settings: fc.record({
    appliesToNetworkOperators: fc.boolean(),
    allowAccessControlBroker: fc.boolean(),
    onUnknown: fc.record({
      'no-metering-point': onUnknown,
      'no-registration': onUnknown,
      'ambiguous-registration': onUnknown,
      'no-entity-identifier': onUnknown,
    }),
  }),
})

describe('the check gives a verdict', () => {
  it('of the contract on every request that the contract allows', () => {
    fc.assert(
      fc.property(someRequest, (request) => {
        const verdict = judge(request)
        assert.deepEqual(checkVerdictSchema.parse(JSON.parse(JSON.stringify(verdict))), verdict)
        assert.ok(verdict.warnings.every((code) => (warningCodes as readonly string[]).includes(code)))
      }),
      { numRuns: 1000 },
    )
  })

  it('that is the same when it is asked again, and leaves the request as it was', () => {
    fc.assert(
      fc.property(someRequest, (request) => {
        const before = JSON.stringify(request)
        assert.deepEqual(judge(request), judge(request))
        assert.equal(JSON.stringify(request), before)
      }),
    )
  })

  it('that does not change on the way through a question and back', () => {
    const read = createReplacementReader()
    fc.assert(
      fc.property(someRequest, (request) => {
        const asked = questionFrom(request, read)
        assert.deepEqual(decide(questionFrom(toCheckRequest(asked), read)), decide(asked))
      }),
    )
  })

  it('or, on what is no CheckRequest, says so and nothing else', () => {
    const good = toCheckRequest(question())
    const oneFieldWrong = fc
      .tuple(fc.constantFrom(...(Object.keys(good) as (keyof CheckRequest)[])), fc.jsonValue())
      .map(([field, value]) => ({ ...good, [field]: value }))
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), oneFieldWrong), (junk) => {
        if (readCheckRequest(junk).ok) judge(junk as CheckRequest)
        else
          assert.throws(
            () => judge(junk as CheckRequest),
            (error) => error instanceof SimulatorFault && error.code === 'SIM_CHECK_FAILED',
          )
      }),
      { numRuns: 500 },
    )
  })
})

describe('whatever the settings, the check', () => {
  it('never accepts what names no certificate, or one that is neither an operator’s nor the ACB’s', () => {
    fc.assert(
      fc.property(someRequest, (request) => {
        const verdict = judge(request)
        if (verdict.outcome !== 'accepted') return
        const roles = questionFrom(request, createReplacementReader()).certificates.map(
          ({ certificate }) => certificate?.role,
        )
        assert.ok(roles.length > 0)
        assert.ok(roles.every((role) => role === 3 || (role === 4 && request.settings.allowAccessControlBroker)))
      }),
    )
  })

  it('accepts by a setting only what it would refuse without', () => {
    const strict = {
      appliesToNetworkOperators: true,
      allowAccessControlBroker: false,
      onUnknown: {
        'no-metering-point': 'refuse',
        'no-registration': 'refuse',
        'ambiguous-registration': 'refuse',
        'no-entity-identifier': 'refuse',
      },
    } as const
    fc.assert(
      fc.property(someRequest, (request) => {
        const verdict = judge({ ...request, settings: { ...request.settings, appliesToNetworkOperators: true } })
        if (verdict.outcome !== 'accepted') return
        const strictly = judge({ ...request, settings: strict }).outcome
        assert.equal(strictly, verdict.rule === 'NOC-10' ? 'accepted' : 'refused')
      }),
    )
  })
})
