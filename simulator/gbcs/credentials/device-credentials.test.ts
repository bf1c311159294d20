import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { describeMessage } from '../describe.ts'
import { type Cra, type GroupingHeader, writeUnsigned } from '../message.ts'
import { issueSecurityCredentials, provideDeviceCertificate, updateDeviceCertificate } from '../message-codes.ts'
import type { Field } from '../octets/octet-reader.ts'
import { assertMinimal, assertRoundTrip, assertTotal, valueRead } from '../testing/codec-properties.ts'
import {
  cs02cResponses,
  cs02dCommands,
  cs02dResponses,
  cs02eResponses,
  deviceKeyUsages,
} from '../testing/device-credential-arbitraries.ts'
import { referenceCertificate } from '../testing/reference-messages.ts'
import {
  readCs02cCommand,
  readCs02cResponse,
  writeCs02cCommand,
  writeCs02cResponse,
} from './issue-security-credentials.ts'
import {
  readCs02eCommand,
  readCs02eResponse,
  writeCs02eCommand,
  writeCs02eResponse,
} from './provide-device-certificate.ts'
import {
  readCs02dCommand,
  readCs02dResponse,
  writeCs02dCommand,
  writeCs02dResponse,
} from './update-device-certificate.ts'

const deviceCertificate = (): Buffer => referenceCertificate('00db1234567890a0-ds')

function describedPayload(messageCode: number, cra: Cra, payload: Buffer): readonly Field[] {
  const header: GroupingHeader = {
    cra,
    counter: 1n,
    originator: entityIdentifier('90B3D51F30010000'),
    recipient: entityIdentifier('00DB1234567890A0'),
    dateTime: null,
    messageCode,
    supplementary: Buffer.alloc(0),
  }
  const content = describeMessage(writeUnsigned(header, payload)).find(({ name }) => name === 'Content')
  return content?.fields ?? []
}

describe('CS02c', () => {
  it('asks for a key pair by its use', () =>
    assert.equal(writeCs02cCommand({ keyUsage: 'digitalSignature' }).toString('hex'), '300403020780'))

  it('is refused with a code', () =>
    assert.deepEqual(valueRead(readCs02cResponse(Buffer.of(2, 1, 3))), { kind: 'refused', responseCode: 3 }))

  it('is described by what it says', () =>
    assert.deepEqual(
      describedPayload(issueSecurityCredentials, 'response', Buffer.of(2, 1, 2)).map(({ value }) => value),
      ['keyPairGenerationFailed (2)'],
    ))
})

describe('CS02d', () => {
  it('carries a certificate and nothing around it', { skip: skipWithout.reference }, () => {
    const certificate = deviceCertificate()
    assert.deepEqual(valueRead(readCs02dCommand(certificate)), { der: certificate })
    const [field] = describedPayload(updateDeviceCertificate, 'command', certificate)
    assert.match(field?.value ?? '', /00-DB-12-34-56-78-90-A0/)
  })

  it('is answered with a code, known to us or not', () => {
    const described = (code: number) =>
      describedPayload(updateDeviceCertificate, 'response', Buffer.of(2, 1, code)).map(({ value }) => value)
    assert.deepEqual(described(0), ['success (0)'])
    assert.deepEqual(described(99), ['unknown response code (99)'])
  })
})

describe('CS02e', () => {
  it('asks for a certificate by its use', () =>
    assert.equal(writeCs02eCommand({ keyUsage: 'keyAgreement' }).toString('hex'), '300403020308'))

  it('is answered with a certificate', { skip: skipWithout.reference }, () => {
    const octets = deviceCertificate()
    assert.deepEqual(valueRead(readCs02eResponse(octets)), { kind: 'certificate', der: octets })
  })

  it('is answered with a code where there is none', () =>
    assert.deepEqual(
      describedPayload(provideDeviceCertificate, 'response', Buffer.of(2, 1, 2)).map(({ value }) => value),
      ['noCertificateHeld (2)'],
    ))
})

describe('CS02c, CS02d and CS02e', () => {
  it('read back as they were written', () => {
    assertRoundTrip(deviceKeyUsages, writeCs02cCommand, readCs02cCommand)
    assertRoundTrip(cs02cResponses, writeCs02cResponse, readCs02cResponse)
    assertRoundTrip(cs02dCommands, writeCs02dCommand, readCs02dCommand)
    assertRoundTrip(cs02dResponses, writeCs02dResponse, readCs02dResponse)
    assertRoundTrip(deviceKeyUsages, writeCs02eCommand, readCs02eCommand)
    assertRoundTrip(cs02eResponses, writeCs02eResponse, readCs02eResponse)
  })

  it('are written as others write DER', () => {
    assertMinimal(deviceKeyUsages, writeCs02cCommand)
    assertMinimal(cs02dResponses, writeCs02dResponse)
  })

  it('are a payload or a flaw, whatever the octets', () => {
    assertTotal(readCs02cCommand, deviceKeyUsages.map(writeCs02cCommand))
    assertTotal(readCs02cResponse, cs02cResponses.map(writeCs02cResponse))
    assertTotal(readCs02dCommand, cs02dCommands.map(writeCs02dCommand))
    assertTotal(readCs02dResponse, cs02dResponses.map(writeCs02dResponse))
    assertTotal(readCs02eResponse, cs02eResponses.map(writeCs02eResponse))
  })
})
