import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { cs02aCommands, cs02aResponses } from '../testing/arbitraries.ts'
import { assertMinimal, assertRoundTrip, assertTotal, valueRead } from '../testing/codec-properties.ts'
import { asForgeWritesIt } from '../testing/forge-judge.ts'
import { referenceMessage } from '../testing/reference-messages.ts'
import {
  readCs02aCommand,
  readCs02aResponse,
  writeCs02aCommand,
  writeCs02aResponse,
} from './provide-security-credential-details.ts'
import { replacementStatus } from './update-security-credentials.ts'

const skip = skipWithout.reference

describe('CS02a', () => {
  it('asks for roles in the tags of GBCS', () => {
    assert.equal(
      writeCs02aCommand({ authorisingCell: cells.acbKeyAgreement, roles: [2, 3] }).toString('hex'),
      '30113007020104030203083006020102020103',
    )
  })

  it('tells of a role without cells only that there are none', () => {
    const response = [{ role: 3, status: replacementStatus.trustAnchorNotFound, held: null }]
    assert.equal(writeCs02aResponse(response).toString('hex'), '300830060201030a0119')
  })

  it('commands read back as they were written', () =>
    assertRoundTrip(cs02aCommands, writeCs02aCommand, readCs02aCommand))
  it('responses read back as they were written', () =>
    assertRoundTrip(cs02aResponses, writeCs02aResponse, readCs02aResponse))
  it('is written as others write DER', () => {
    assertMinimal(cs02aCommands, writeCs02aCommand)
    assertMinimal(cs02aResponses, writeCs02aResponse)
  })
  it('is a payload or a flaw, whatever the octets', () => {
    assertTotal(readCs02aCommand, cs02aCommands.map(writeCs02aCommand))
    assertTotal(readCs02aResponse, cs02aResponses.map(writeCs02aResponse))
  })
})

describe('the published CS02a messages', () => {
  it('have a command that our encoder gives back octet by octet', { skip }, () => {
    const { content } = referenceMessage('CS02aMAC_6.24.1_SUCCESS_COMMAND')
    assert.deepEqual(writeCs02aCommand(valueRead(readCs02aCommand(content))), content)
  })

  it('have a response that our encoder gives back, lengths made minimal', { skip }, () => {
    const { content } = referenceMessage('CS02aMAC_6.24.1_SUCCESS_RESPONSE')
    const response = valueRead(readCs02aResponse(content))
    assert.deepEqual(writeCs02aResponse(response), asForgeWritesIt(content))
    assert.deepEqual(response[1], {
      role: 3,
      status: replacementStatus.success,
      held: {
        currentCounter: 1n,
        cells: [
          {
            keyUsage: 'digitalSignature',
            cellUsage: 'management',
            existing: {
              entityIdentifier: entityIdentifier('90B3D51F30020000'),
              subjectKeyIdentifier: Buffer.from('48CF97FA9F827FB5', 'hex'),
            },
          },
          {
            keyUsage: 'keyAgreement',
            cellUsage: 'management',
            existing: {
              entityIdentifier: entityIdentifier('90B3D51F30020000'),
              subjectKeyIdentifier: Buffer.from('4BC9D38D1CB49F2A', 'hex'),
            },
          },
        ],
      },
    })
  })
})
