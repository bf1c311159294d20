import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RequestBody } from '../duis/request.ts'
import { readMessage } from '../gbcs/message.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import type { TransformFacts } from './facts.ts'
import { transform } from './transform.ts'

const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')

const facts = (changes: Partial<TransformFacts> = {}): TransformFacts => ({
  serviceReferenceVariant: '6.20.2',
  body: { kind: 'described', element: 'SetDeviceConfigurationExportMPAN', content: { exportMpan: '1312345678333' } },
  user: { identifier: supplier, role: 'ES', counter: 1000n, isKnown: true, isAskedFor: false },
  device: { identifier: esme, type: 'ESME', meter: 'single', gbcsVersion: 4 },
  now: instant(0),
  otherDevice: null,
  deviceLog: null,
  customerIdentificationNumber: null,
  ...changes,
})

const made = (changes: Partial<TransformFacts> = {}) => {
  const result = transform(facts(changes))
  assert.ok(result.ok)
  const message = readMessage(result.value.unsigned(7n))
  assert.ok(message.ok)
  return { ...result.value, message: message.value }
}

const refusal = (changes: Partial<TransformFacts>) => {
  const result = transform(facts(changes))
  return result.ok ? null : result.failure.reason
}

const joining: RequestBody = {
  kind: 'described',
  element: 'JoinServiceNonCritical',
  content: { otherDeviceId: entityIdentifier('00-DB-12-34-56-78-90-A4') },
}

describe('a request that becomes a Command', () => {
  it('is the own Command of a user whom the device knows, under the counter of the RequestID', () => {
    const { originator, signedBy, counter, message } = made()
    assert.deepEqual([originator, signedBy, counter], [supplier, 'nobody', 1000n])
    assert.deepEqual([message.messageCode, message.supplementary.length], [0x004d, 0])
  })

  it('is the Access Control Broker’s for a user whom the device does not know, and names the user', () => {
    const { originator, signedBy, counter, message } = made({
      user: { ...facts().user, isKnown: false },
    })
    assert.deepEqual([originator, signedBy, counter], [dccParties.accessControlBroker.entityIdentifier, 'nobody', null])
    assert.equal(message.supplementary.toString('hex'), '90b3d51f3001000000000000000003e8')
  })

  it('is signed by the Access Control Broker where it is critical and the request is not', () => {
    const { signedBy, message } = made({
      serviceReferenceVariant: '8.7.2',
      body: joining,
      device: { ...facts().device, type: 'PPMID' },
      otherDevice: { type: 'ESME', keyAgreementCertificate: null },
    })
    assert.deepEqual([signedBy, message.supplementary.length], ['access-control-broker', 16])
  })

  it('is for its user to sign where the request is critical', () => {
    const { signedBy } = made({
      serviceReferenceVariant: '6.17',
      body: { kind: 'described', element: 'IssueSecurityCredentials', content: { credentialType: 'Key Agreement' } },
    })
    assert.equal(signedBy, 'user')
  })
})

const certificate = Buffer.from('3003020101', 'hex')
const networkData = (content: object): Partial<TransformFacts> => ({
  serviceReferenceVariant: '4.10',
  body: {
    kind: 'described',
    element: 'ReadNetworkData',
    content: { readLogPeriod: { startDateTime: instant(0), endDateTime: instant(1) }, ...content },
  } as RequestBody,
})
const unknownUser = { ...facts().user, isKnown: false }
const gsme = { ...facts().device, type: 'GSME' } as const

describe('what is answered encrypted, for a user whom the device does not know', () => {
  it('is asked for with the certificate that the request brings', () => {
    const { message } = made({
      ...networkData({ kaPublicSecurityCredentials: certificate }),
      user: unknownUser,
      device: gsme,
    })
    assert.deepEqual(message.supplementary.subarray(16), certificate)
  })

  it('is not asked for without one', () =>
    assert.equal(refusal({ ...networkData({}), user: unknownUser, device: gsme }), 'no-key-of-user'))

  it('is asked for without one where the device holds it, also by a schedule of the DSP', () => {
    const user = { ...facts().user, isAskedFor: true }
    const { message } = made({ ...networkData({ kaPublicSecurityCredentials: certificate }), user, device: gsme })
    assert.equal(message.supplementary.length, 16)
  })

  it('needs none where the device answers in the clear', () => {
    const { message } = made({ ...networkData({ kaPublicSecurityCredentials: certificate }), user: unknownUser })
    assert.equal(message.supplementary.length, 16)
  })
})

describe('a request that becomes none', () => {
  it('has no row, or a body that is not its row’s', () => {
    assert.equal(refusal({ serviceReferenceVariant: '12.2' }), 'no-use-case')
    assert.equal(refusal({ serviceReferenceVariant: '6.20.1' }), 'no-use-case')
  })

  it('is for a device that has none of its use cases', () =>
    assert.equal(refusal({ device: { ...facts().device, type: 'GPF' } }), 'not-for-this-device'))

  it('says what no use case of the device does', () =>
    assert.equal(
      refusal({
        serviceReferenceVariant: '6.20.1',
        body: { kind: 'described', element: 'SetDeviceConfigurationImportMPxN', content: { importMprn: '1' } },
      }),
      'not-for-this-body',
    ))

  it('joins with a device that the inventory does not know', () =>
    assert.equal(
      refusal({ serviceReferenceVariant: '8.7.2', body: joining, device: { ...facts().device, type: 'PPMID' } }),
      'not-for-this-body',
    ))
})
