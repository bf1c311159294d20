import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { decide } from './decide.ts'
import { certificateOf, pairOf, replacementFrom } from './testing/certificates.ts'
import { type Circumstances, gas, identifiers, party, points, question, registered } from './testing/questions.ts'

const { london, lastMile, yorkshire, yorkshireSecond, supplier, electricityNetworkCompany, accessControlBroker } =
  identifiers

describe('a verdict', () => {
  it('says what would have been accepted and what was found, in the one form of the house', () => {
    const given = { registration: [registered(points.london, 'ETCL')], certificates: pairOf(london) }
    const verdict = decide(question(given))
    assert.deepEqual(verdict.expected, [electricityNetworkCompany])
    assert.deepEqual(verdict.found, [london])
  })

  it('says so too where it accepts', () => {
    const verdict = decide(question())
    assert.deepEqual([verdict.expected, verdict.found], [[london], [london]])
  })

  it('expects every identifier of the party', () => {
    const verdict = decide(question({ registration: [registered(points.london, 'YELG')] }))
    assert.deepEqual(verdict.expected, [yorkshire, yorkshireSecond])
  })

  it('finds each identifier once, in the order of the certificates', () => {
    const certificates = [certificateOf(lastMile), certificateOf(london, 'keyAgreement')]
    assert.deepEqual(decide(question({ certificates })).found, [lastMile, london])
  })

  it('expects nobody where the registration was not asked', () => {
    const verdict = decide(question({ certificates: pairOf(supplier, RemotePartyRole.supplier) }))
    assert.deepEqual(verdict.expected, [])
    assert.deepEqual(verdict.found, [supplier])
  })

  const expectingNobody: readonly (readonly [string, Circumstances])[] = [
    ['the party is unknown, and refused', { registration: [] }],
    ['the party is unknown, and accepted', { registration: [], accepting: ['no-registration'] }],
    [
      'the certificates are the ACB’s, which a setting allows',
      {
        certificates: pairOf(accessControlBroker, RemotePartyRole.accessControlBroker),
        allowAccessControlBroker: true,
      },
    ],
  ]
  for (const [where, given] of expectingNobody)
    it(`expects nobody where ${where}`, () => assert.deepEqual(decide(question(given)).expected, []))

  it('expects and finds nobody where the check does not apply', () => {
    const { expected, found } = decide(question({ sender: 'ED' }))
    assert.deepEqual([expected, found], [[], []])
  })

  const sentences: readonly (readonly [string, Circumstances, string])[] = [
    [
      'names the party, the metering point and the day that accept it',
      { at: '2026-05-31T23:05:00Z' },
      `Every certificate belongs to UK Power Networks London (LOND), the network party registered for ${points.london} on 2026-06-01.`,
    ],
    [
      'names the certificate at fault and whose it is',
      { certificates: [certificateOf(london), certificateOf(lastMile, 'keyAgreement')] },
      `The key agreement certificate belongs to Last Mile Electricity (GUCL), ${lastMile}, not to UK Power Networks London (LOND), the network party registered for ${points.london} on 2026-11-22.`,
    ],
    [
      'says where a certificate belongs to no network party',
      { certificates: pairOf(supplier) },
      `The digital signature certificate belongs to ${supplier}, who is no network party, not to UK Power Networks London (LOND), the network party registered for ${points.london} on 2026-11-22.`,
    ],
    [
      'names all who share the identifier at fault',
      { registration: [registered(points.london, 'GUCL')], certificates: pairOf(london) },
      `The digital signature certificate belongs to UK Power Networks Eastern (EELC) or UK Power Networks London (LOND) or UK Power Networks South East (SEEB), ${london}, not to Last Mile Electricity (GUCL), the network party registered for ${points.london} on 2026-11-22.`,
    ],
    [
      'names the role at fault',
      { certificates: pairOf(supplier, RemotePartyRole.supplier) },
      'The digital signature certificate carries the Remote Party Role 02 (supplier) instead of 03.',
    ],
    [
      'says which certificate could not be read',
      { certificates: [certificateOf(london), replacementFrom(Buffer.from('no certificate'), 'keyAgreement')] },
      'The key agreement certificate could not be read, or names no Remote Party Role.',
    ],
    [
      'names the ESME without an import MPAN',
      { meteringPoints: [] },
      'The Smart Metering Inventory holds no single import MPAN for the ESME 00-DB-12-34-56-78-90-A0.',
    ],
    [
      'names the GPF that no MPRN reaches',
      { ...gas, meteringPoints: [] },
      'No single MPRN reaches the GPF 00-DB-12-34-56-78-90-A0 through a GSME.',
    ],
    [
      'names the party without an Entity Identifier',
      { ...gas, registration: [registered(points.cadent, 'MUA')] },
      `There is no Entity Identifier of mua Gas, registered for ${points.cadent} on 2026-11-22.`,
    ],
    [
      'gives the id of a party that nobody knows',
      { registration: [registered(points.london, 'ZZZZ')] },
      `There is no Entity Identifier of ZZZZ, registered for ${points.london} on 2026-11-22.`,
    ],
    [
      'names the parties that contradict each other',
      { registration: [registered(points.london, 'LOND'), registered(points.london, 'GUCL')] },
      `Several network parties (LOND, GUCL) are registered for ${points.london} on 2026-11-22.`,
    ],
    [
      'says that a setting accepts it',
      { registration: [], accepting: ['no-registration'] },
      `No network party is registered for ${points.london} on 2026-11-22, which a setting accepts.`,
    ],
    ['names what puts it out of scope', { sender: 'ED' }, 'Requests sent in the role ED are not checked.'],
  ]
  for (const [name, given, sentence] of sentences)
    it(name, () => assert.equal(decide(question(given)).because, sentence))

  it('takes time in proportion to records and parties, and names five of the parties that contradict each other', () => {
    const contradictedBy = (parties: number) => {
      const ids = Array.from({ length: parties }, (_, index) => `N${index}`)
      const asked = question({
        registration: ids.map((id) => registered(points.london, id)),
        parties: ids.map((id) => party(id, lastMile)),
      })
      const { because } = decide(asked)
      // Of the processor's time, the least of five: other processes do not count.
      const costs = Array.from({ length: 5 }, () => {
        const before = process.cpuUsage()
        decide(asked)
        const { user, system } = process.cpuUsage(before)
        return user + system
      })
      return { because, microseconds: Math.min(...costs) }
    }
    const [few, many] = [contradictedBy(5_000), contradictedBy(40_000)]
    assert.match(many.because, /^Several network parties \(N0, N1, N2, N3, N4 and 39995 more\) are registered /)
    // Eight times the parties: 8 in proportion, 64 where it is quadratic.
    const times = many.microseconds / few.microseconds
    assert.ok(times < 32, `${times} times as long`)
  })
})
