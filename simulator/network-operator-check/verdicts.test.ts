import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { decide } from './decide.ts'
import { certificateOf, pairOf } from './testing/certificates.ts'
import { type Circumstances, identifiers, points, question, registered } from './testing/questions.ts'

const { london, lastMile, yorkshire, yorkshireSecond, supplier, electricityNetworkCompany } = identifiers

describe('a verdict', () => {
  it('says what would have been accepted and what was found, in the one form of the house', () => {
    const given = { registration: [registered(points.london, 'ETCL')], certificates: pairOf(london) }
    const verdict = decide(question(given))
    assert.deepEqual(verdict.expected, [electricityNetworkCompany])
    assert.deepEqual(verdict.found, [london])
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
      'names the role at fault',
      { certificates: pairOf(supplier, RemotePartyRole.supplier) },
      'The digital signature certificate carries the Remote Party Role 02 (supplier) instead of 03.',
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
})
