import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type CheckRequest, readCheckRequest, readCheckVerdict } from './contract.ts'
import { judge } from './judge.ts'
import { questionFrom, toCheckRequest } from './question.ts'
import { createReplacementReader } from './replacement-reader.ts'
import { pairOf } from './testing/certificates.ts'
import { gas, identifiers, question } from './testing/questions.ts'

describe('a CheckRequest', () => {
  it('is JSON of the form that the contract shows', () => {
    const { certificates, networkParties, ...request } = toCheckRequest(question(gas))
    assert.deepEqual(JSON.parse(JSON.stringify(request)), {
      version: 1,
      requestId: '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000',
      serviceReferenceVariant: '6.21',
      carriedBy: 'service-request',
      cancels: false,
      receivedAt: '2026-05-01T09:00:00Z',
      effectiveAt: '2026-11-22T09:00:00Z',
      submittedBy: { entityIdentifier: '90-B3-D5-1F-30-01-00-00', userRole: 'GS' },
      remotePartyRole: 'NetworkOperator',
      device: {
        id: '00-DB-12-34-56-78-90-A0',
        type: 'GPF',
        meteringPoints: [{ kind: 'MPRN', value: '1234567810', purpose: 'import', through: '00-DB-12-34-56-78-90-A1' }],
      },
      registration: [
        { meteringPoint: '1234567810', networkParty: 'CAD', effectiveFrom: '2015-01-01', effectiveTo: null },
      ],
      settings: {
        appliesToNetworkOperators: false,
        allowAccessControlBroker: false,
        onUnknown: {
          'no-metering-point': 'refuse',
          'no-registration': 'refuse',
          'ambiguous-registration': 'refuse',
          'no-entity-identifier': 'refuse',
        },
      },
    })
    assert.match(certificates[0]?.der ?? '', /^MII[A-Za-z0-9+/]+=*$/)
    assert.deepEqual(
      certificates.map(({ use }) => use),
      ['digitalSignature', 'keyAgreement'],
    )
    assert.deepEqual(
      networkParties.find(({ id }) => id === 'SOU'),
      { id: 'SOU', name: 'SGN Southern', fuel: 'gas', entityIdentifiers: ['90b3d51f30020220'] },
    )
  })

  it('may have fields that the contract does not name', () => {
    const request = { ...toCheckRequest(question()), asked: 'politely' }
    assert.equal(judge(request).outcome, 'accepted')
  })

  const request = toCheckRequest(question())
  const broken: readonly (readonly [string, unknown, RegExp])[] = [
    ['nothing', undefined, /the whole/],
    ['another version', { ...request, version: 2 }, /version: /],
    ['a list in place of a text', { ...request, requestId: [] }, /requestId: /],
    [
      'a day that is none',
      {
        ...request,
        registration: [{ meteringPoint: '1', networkParty: 'LOND', effectiveFrom: '2026-02-29', effectiveTo: null }],
      },
      /registration\.0\.effectiveFrom: is not a day/,
    ],
    [
      'an instant without a time zone',
      { ...request, effectiveAt: '2026-11-22T09:00:00' },
      /effectiveAt: is not an ISO 8601/,
    ],
    [
      'a device id that is no EUI-64',
      { ...request, device: { ...request.device, id: 'meter 1' } },
      /device\.id: is not an EUI-64/,
    ],
  ]
  for (const [name, json, sentence] of broken)
    it(`is not judged with ${name}, and the fault names the field`, () => {
      const reading = readCheckRequest(json)
      assert.ok(!reading.ok)
      assert.match(reading.failure, sentence)
      assert.throws(
        () => judge(json as CheckRequest),
        (error) => error instanceof SimulatorFault && error.code === 'SIM_CHECK_FAILED' && sentence.test(error.message),
      )
    })

  it('is told apart by one sentence that names every field at fault', () => {
    const reading = readCheckRequest({ ...request, version: 2, cancels: 'no' })
    assert.ok(!reading.ok)
    assert.match(reading.failure, /^This is no CheckRequest of version 1: version: .+; cancels: .+$/)
  })

  it('is no question where a text of it is not what the contract says', () => {
    const read = createReplacementReader()
    for (const wrong of [{ receivedAt: 'today' }, { device: { ...request.device, id: 'meter 1' } }])
      assert.throws(
        () => questionFrom({ ...request, ...wrong }, read),
        (error) =>
          error instanceof SimulatorFault &&
          error.code === 'SIM_CHECK_FAILED' &&
          /^'(today|meter 1)' is not what CheckRequest version 1 says/.test(error.message),
      )
  })

  it('is refused, not rejected, where a certificate is not even Base64', () => {
    const verdict = judge({ ...request, certificates: [{ use: 'digitalSignature', der: '§ not base64' }] })
    assert.ok(verdict.outcome === 'refused')
    assert.equal(verdict.reason, 'wrong-role')
  })

  it('is refused where a certificate that is right is written in anything but the alphabet of Base64', () => {
    const certificates = pairOf(identifiers.london).map(({ use, der }) => ({
      use,
      der: Buffer.from(der).toString('base64'),
    }))
    const altered = (alter: (text: string) => string) =>
      judge({ ...request, certificates: certificates.map(({ use, der }) => ({ use, der: alter(der) })) }).outcome
    assert.equal(
      altered((der) => der),
      'accepted',
    )
    // Node reads each of these as the same octets.
    for (const alter of [
      (der: string) => der.replace('A', 'A     '.slice(0, 5)),
      (der: string) => `${der.slice(0, 64)}\n${der.slice(64)}`,
      (der: string) => `    ${der}`,
      (der: string) => der.replaceAll('+', '-').replaceAll('/', '_'),
      (der: string) => `${der}====`,
    ])
      assert.equal(altered(alter), 'refused')
  })

  it('is refused where Base64 lacks its padding', () => {
    const padded = pairOf(identifiers.london)
      .map(({ use, der }) => ({ use, der: Buffer.from(der).toString('base64') }))
      .filter(({ der }) => der.endsWith('='))
    assert.ok(padded.length > 0)
    assert.equal(judge({ ...request, certificates: padded }).outcome, 'accepted')
    const unpadded = padded.map(({ use, der }) => ({ use, der: der.replace(/=+$/, '') }))
    assert.equal(judge({ ...request, certificates: unpadded }).outcome, 'refused')
  })

  it('is refused where Base64 is cut short or followed by more', () => {
    const der = request.certificates[0]?.der ?? ''
    for (const text of [der.slice(0, -5), `${der}====`, `${der}!`, ` ${der}`, ''])
      assert.equal(judge({ ...request, certificates: [{ use: 'digitalSignature', der: text }] }).outcome, 'refused')
  })
})

describe('a CheckVerdict of another implementation', () => {
  it('is told apart by one sentence', () => {
    const reading = readCheckVerdict({})
    assert.match(reading.ok ? '' : reading.failure, /^This is no CheckVerdict of version 1: outcome: /)
  })

  it('needs an outcome, a rule and a because, and may lack the rest', () => {
    assert.deepEqual(readCheckVerdict({ outcome: 'accepted', rule: 'NOC-10', because: 'All is well.', score: 7 }), {
      ok: true,
      value: { outcome: 'accepted', rule: 'NOC-10', expected: [], found: [], because: 'All is well.', warnings: [] },
    })
  })

  it('may give null for what it has nothing to say about', () => {
    const json = {
      outcome: 'not-applicable',
      rule: 'NOC-3',
      reason: null,
      expected: null,
      found: null,
      because: '',
      warnings: null,
    }
    assert.ok(readCheckVerdict(json).ok)
  })

  const refusal = { outcome: 'refused', rule: 'NOC-10', reason: 'other-party', because: 'No.' }
  const broken: readonly (readonly [string, unknown, RegExp])[] = [
    ['is not an object', 'refused', /the whole/],
    ['has an outcome of its own', { ...refusal, outcome: 'maybe' }, /outcome/],
    ['cites no rule', { ...refusal, rule: undefined }, /rule/],
    ['cites a rule that is none', { ...refusal, rule: 'NOC-19' }, /rule/],
    ['refuses without a reason', { ...refusal, reason: undefined }, /reason/],
    ['refuses for a reason of its own', { ...refusal, reason: 'bad-luck' }, /reason/],
    ['does not say because of what', { ...refusal, because: undefined }, /because/],
    ['finds what is no list', { ...refusal, found: '90-B3-D5-1F-30-02-01-10' }, /found/],
  ]
  for (const [name, json, sentence] of broken)
    it(`is none where it ${name}`, () => {
      const reading = readCheckVerdict(json)
      assert.ok(!reading.ok)
      assert.match(reading.failure, sentence)
    })

  it('is what ours is', () => {
    for (const given of [{}, { sender: 'OU' }, { certificates: [] }] as const) {
      const verdict = judge(toCheckRequest(question(given)))
      assert.deepEqual(readCheckVerdict(JSON.parse(JSON.stringify(verdict))), { ok: true, value: verdict })
    }
  })
})
