import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { skipWithout } from '../../certs/testing/judges.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { writeCs02bCommand } from './credentials/update-security-credentials.ts'
import { describeMessage, type Field } from './describe.ts'
import { type GroupingHeader, withMac, withoutSignature, writeUnsigned } from './message.ts'
import { cs02bCommands, damaged } from './testing/arbitraries.ts'
import { referenceCertificate, referenceOctets } from './testing/reference-messages.ts'

const skip = skipWithout.reference

const header: GroupingHeader = {
  cra: 'command',
  counter: 1301n,
  originator: entityIdentifier('90B3D51F30000002'),
  recipient: entityIdentifier('00DB1234567890A3'),
  dateTime: null,
  messageCode: 0x0103,
  supplementary: Buffer.alloc(0),
}

const every = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...every(field.fields ?? [])])

/** Offset, length and value of the first field of a name. */
function find(fields: readonly Field[], name: string): readonly [offset: number, length: number, value: string] {
  const field = every(fields).find((each) => each.name === name) ?? assert.fail(`no field ${name}`)
  return [field.offset, field.length, field.value]
}

describe('the description of a message', () => {
  it('shows a payload that it does not know as hexadecimal', () => {
    const fields = describeMessage(writeUnsigned({ ...header, messageCode: 0x0062 }, Buffer.from('cafe', 'hex')))
    assert.deepEqual(find(fields, 'Message Code'), [31, 2, '0062 (ECS70 Set Clock on ESME)'])
    assert.deepEqual(find(fields, 'Content'), [34, 2, 'CAFE'])
  })

  it('shows a CS02b payload that does not read as hexadecimal, and where it is flawed', () => {
    const fields = describeMessage(writeUnsigned(header, Buffer.from('3003020103', 'hex')))
    assert.deepEqual(find(fields, 'Content'), [34, 5, '3003020103'])
    assert.deepEqual(find(fields, 'unreadable: tag').slice(0, 2), [36, 0])
  })

  it('shows the fields before a flaw, and the flaw', () => {
    const cut = withMac(withoutSignature(writeUnsigned(header, Buffer.alloc(9))), Buffer.alloc(12)).subarray(0, 40)
    const fields = describeMessage(cut)
    assert.deepEqual(find(fields, 'General-Ciphering'), [0, 1, 'DD'])
    assert.deepEqual(find(fields, 'unreadable: truncated').slice(0, 2), [8, 0])
  })

  it('names what follows the message code in other information', () => {
    const supplementary = Buffer.from('90b3d51f3001000000000000000003ec', 'hex')
    const fields = describeMessage(writeUnsigned({ ...header, supplementary }, Buffer.alloc(0)))
    assert.deepEqual(find(fields, 'Supplementary Remote Party ID'), [33, 8, '90-B3-D5-1F-30-01-00-00'])
    assert.deepEqual(find(fields, 'Supplementary Remote Party Counter'), [41, 8, '1004'])
  })

  it('takes a counter that begins with the tag of a certificate for a counter', () => {
    const originatorCounter = '3018ed9757a3af45'
    const certificate = '3003020100'
    for (const behind of ['', certificate]) {
      const supplementary = Buffer.from(`90b3d51f3001000000000000000003ec${originatorCounter}${behind}`, 'hex')
      const fields = describeMessage(writeUnsigned({ ...header, supplementary }, Buffer.alloc(0)))
      assert.deepEqual(find(fields, 'Supplementary Originator Counter'), [49, 8, '3465781147527786309'])
    }
  })

  it('finds a certificate where there is no counter before it', { skip }, () => {
    const certificate = referenceCertificate('90b3d51f30010000-ka')
    const supplementary = Buffer.concat([Buffer.from('90b3d51f3001000000000000000003ec', 'hex'), certificate])
    const fields = describeMessage(writeUnsigned({ ...header, supplementary }, Buffer.alloc(0)))
    const [offset, length] = find(fields, 'Supplementary Remote Party Key Agreement Certificate')
    assert.equal(length, certificate.length)
    assert.equal(offset, find(fields, 'Supplementary Remote Party Counter')[0] + 8)
  })

  it('says what it can of any octets', () => {
    const octets = writeUnsigned(
      header,
      writeCs02bCommand(fc.sample(cs02bCommands, { numRuns: 1, seed: 7 })[0] ?? assert.fail()),
    )
    fc.assert(fc.property(damaged(octets), (any) => describeMessage(any).length > 0))
  })
})

describe('the description of the published 6.21 command (docs/domain/gbcs-credentials.md#handover-octets)', () => {
  const expected: readonly (readonly [name: string, offset: number, length: number, value: string])[] = [
    ['Ciphered Service Length', 7, 3, '1411'],
    ['General-Signing', 15, 1, 'DF'],
    ['CRA Flag', 17, 1, '1 (command)'],
    ['Originator Counter', 18, 8, '1301'],
    ['Business Originator ID', 27, 8, '90-B3-D5-1F-30-00-00-02'],
    ['Business Target ID', 36, 8, '00-DB-12-34-56-78-90-A3'],
    ['Content Length', 48, 3, '1293'],
    ['CommandPayload', 51, 1293, ''],
    ['authorisingRemotePartyControl', 55, 21, ''],
    ['credentialsReplacementMode', 57, 3, 'networkOperatorByNetworkOperator (3)'],
    ['authorisingRemotePartyTACellIdentifier', 60, 9, ''],
    ['authorisingRemotePartySeqNumber', 69, 4, '1301'],
    ['newRemotePartyFloorSeqNumber', 73, 3, '0'],
    ['replacements', 76, 844, ''],
    [
      'replacementCertificate',
      84,
      407,
      'networkOperator (03), 90-B3-D5-1F-30-02-00-00, serial 4FC0252E553ECD05D4F72DCFAD55C8E7',
    ],
    ['targetTrustAnchorCell', 491, 9, ''],
    ['Certificate', 924, 420, 'issuingAuthority (07), CN=Z1,OU=07, serial 71872BDBC82789BC1401CE01BA06ADA3'],
    ['Signature Length', 1344, 1, '64'],
    ['MAC', 1409, 12, 'F499637EF0EAD9DEFBF3EA39'],
  ]

  for (const [name, ...rest] of expected) {
    it(`has ${name} where it lies`, { skip }, () => {
      const fields = describeMessage(referenceOctets('CS02bNOByNOHandover_6.21_SUCCESS_COMMAND'))
      assert.deepEqual(find(fields, name), rest)
    })
  }
})
