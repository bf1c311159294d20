import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { certificateDer } from '../../../certs/certificate.ts'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { macOf, sharedSecret } from '../key-agreement.ts'
import { type GroupingHeader, withMac, withSignature, writeUnsigned } from '../message.ts'
import { element } from '../octets/der.ts'
import { cs02bAlerts, cs02bCommands, cs02bResponses } from '../testing/arbitraries.ts'
import { assertMinimal, assertRoundTrip, assertTotal, valueRead } from '../testing/codec-properties.ts'
import { asForgeWritesIt } from '../testing/forge-judge.ts'
import {
  accessControlBroker,
  referenceCertificate,
  referenceEntries,
  referenceMessage,
  referencePrivateKey,
  referencePublicKey,
} from '../testing/reference-messages.ts'
import {
  type Cs02bCommand,
  readCs02bAlert,
  readCs02bCommand,
  readCs02bResponse,
  replacementStatus,
  writeCs02bAlert,
  writeCs02bCommand,
  writeCs02bResponse,
} from './update-security-credentials.ts'

const skip = skipWithout.reference

const certificate = certificateDer(element(0x30, Buffer.from('a certificate')))

const handover: Cs02bCommand = {
  mode: 3,
  symmetricKey: null,
  applyTimeBasedCpvChecks: true,
  authorisingCell: cells.networkOperatorSignature,
  authorisingCounter: 1301n,
  newFloor: 0n,
  newTopUpFloor: null,
  otherFloors: [],
  replacements: [{ der: certificate, target: cells.networkOperatorKeyAgreement }],
  certificationPath: [certificate],
  executionDateTime: null,
}

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** A command payload around a control block given in hexadecimal. */
const commandWith = (control: string): Buffer =>
  element(0x30, element(0x30, hex(control)), element(0x30), element(0x30))

describe('a CS02b command', () => {
  it('has its control block in the tags of GBCS', () => {
    const everything: Cs02bCommand = {
      ...handover,
      mode: 7,
      symmetricKey: hex('AA55'),
      applyTimeBasedCpvChecks: false,
      authorisingCell: cells.supplierTopUp,
      newFloor: 128n,
      newTopUpFloor: 5n,
      otherFloors: [
        { role: 2, floor: 1n, topUpFloor: 2n },
        { role: 3, floor: 4n, topUpFloor: null },
      ],
      replacements: [],
      certificationPath: [],
      executionDateTime: '20300115000000Z',
    }
    const control = [
      '02 01 07',
      '80 02 AA55',
      '81 01 01',
      'A2 0A 02 01 02 03 02 03 08 02 01 01',
      '83 02 05 15',
      '84 02 00 80',
      'A5 08 30 06 02 01 00 02 01 05',
      'A6 1A 30 10 02 01 02 02 01 01 30 08 30 06 02 01 00 02 01 02 30 06 02 01 03 02 01 04',
    ]
    const executionDateTime = element(0x18, Buffer.from('20300115000000Z'))
    assert.deepEqual(
      writeCs02bCommand(everything),
      element(0x30, element(0x30, hex(control.join(''))), element(0x30), element(0x30), executionDateTime),
    )
  })

  it('leaves out what has a default', () => {
    const written = writeCs02bCommand({ ...handover, newFloor: null, replacements: [], certificationPath: [] })
    assert.deepEqual(written, commandWith('02 01 03 A2 07 02 01 03 03 02 07 80 83 02 05 15'))
  })

  it('reads a default that was written out', () => {
    const command = valueRead(
      readCs02bCommand(commandWith('02 01 03 81 01 00 A2 0A 02 01 03 03 02 07 80 02 01 00 83 01 01')),
    )
    assert.equal(command.applyTimeBasedCpvChecks, true)
    assert.deepEqual(command.authorisingCell, cells.networkOperatorSignature)
  })

  it('keeps a certificate in the octets it came in, however its lengths are written', () => {
    const oddlyWritten = certificateDer(hex('30 82 00 03 02 01 05'))
    const command = { ...handover, replacements: [{ der: oddlyWritten, target: cells.supplierSignature }] }
    assert.deepEqual(valueRead(readCs02bCommand(writeCs02bCommand(command))), command)
  })

  const flawed: readonly (readonly [what: string, payload: Buffer, reason: string, offset: number])[] = [
    ['nothing', Buffer.alloc(0), 'tag', 0],
    ['a SET in place of the SEQUENCE', hex('31 00'), 'tag', 0],
    ['an indefinite length', hex('30 80 00 00'), 'length', 1],
    ['a length of five octets', hex('30 85 00 00 00 00 00'), 'length', 1],
    ['a length beyond the end', hex('30 84 FF FF FF FF'), 'truncated', 6],
    ['octets behind the payload', Buffer.concat([commandWith('02 01 03 83 01 01'), hex('00')]), 'trailing-octets', 14],
    ['a control block without a counter', commandWith('02 01 03'), 'tag', 7],
    ['a negative counter', commandWith('02 01 03 83 01 80'), 'value', 7],
    ['an empty counter', commandWith('02 01 03 83 00'), 'value', 7],
    ['a counter of nine significant octets', commandWith('02 01 03 83 09 01 00 00 00 00 00 00 00 00'), 'value', 7],
    ['a counter with a needless zero', commandWith('02 01 03 83 02 00 01'), 'value', 7],
    ['a mode of six octets', commandWith('02 06 01 00 00 00 00 00 83 01 01'), 'value', 4],
    ['a key usage that no cell has', commandWith('02 01 03 A2 07 02 01 03 03 02 05 20 83 01 01'), 'value', 12],
    ['a cell usage of 2', commandWith('02 01 03 A2 0A 02 01 03 03 02 07 80 02 01 02 83 01 01'), 'value', 16],
    ['CPV checks that are neither', commandWith('02 01 03 81 01 02 83 01 01'), 'value', 7],
    [
      'a specialist number that is not top-up',
      commandWith('02 01 03 83 01 01 A5 08 30 06 02 01 01 02 01 05'),
      'value',
      14,
    ],
    ['fields in another order', commandWith('02 01 03 84 01 00 83 01 01'), 'tag', 7],
  ]

  for (const [what, payload, reason, offset] of flawed) {
    it(`finds the flaw in ${what}`, () => {
      const result = readCs02bCommand(payload)
      assert.ok(!result.ok, 'the payload reads, though it should not')
      assert.deepEqual([result.failure.reason, result.failure.offset], [reason, offset], result.failure.detail)
    })
  }

  it('is refused where its execution time is no moment', () => {
    const result = readCs02bCommand(writeCs02bCommand({ ...handover, executionDateTime: '20300230000000Z' }))
    assert.equal(!result.ok && result.failure.reason, 'value')
  })

  it('reads back as it was written', () => assertRoundTrip(cs02bCommands, writeCs02bCommand, readCs02bCommand))
  it('is a command or a flaw, whatever the octets', () =>
    assertTotal(readCs02bCommand, cs02bCommands.map(writeCs02bCommand)))
})

describe('a CS02b response', () => {
  it('of a future dated command says only that it was accepted', () => {
    assert.deepEqual(writeCs02bResponse({ outcome: null }), hex('30 02 05 00'))
    assert.deepEqual(valueRead(readCs02bResponse(hex('30 02 05 00'))), { outcome: null })
  })

  it('reads back as it was written', () => assertRoundTrip(cs02bResponses, writeCs02bResponse, readCs02bResponse))
  it('is written as others write DER', () => assertMinimal(cs02bResponses, writeCs02bResponse))
  it('is a response or a flaw, whatever the octets', () =>
    assertTotal(readCs02bResponse, cs02bResponses.map(writeCs02bResponse)))
})

describe('a CS02b alert', () => {
  it('reads back as it was written', () => assertRoundTrip(cs02bAlerts, writeCs02bAlert, readCs02bAlert))
  it('is written as others write DER', () => assertMinimal(cs02bAlerts, writeCs02bAlert))
  it('is an alert or a flaw, whatever the octets', () => assertTotal(readCs02bAlert, cs02bAlerts.map(writeCs02bAlert)))
})

describe('the published CS02b messages', () => {
  const files = (cra: string): string[] =>
    referenceEntries()
      .filter((entry) => entry.file.startsWith('CS02b') && entry.cra === cra)
      .map(({ file }) => file)

  it('have commands that our encoder gives back octet by octet', { skip }, () => {
    const commands = files('Command')
    assert.ok(commands.length >= 8)
    for (const file of commands) {
      const { content } = referenceMessage(file)
      assert.deepEqual(writeCs02bCommand(valueRead(readCs02bCommand(content))), content, file)
    }
  })

  it('have responses that our encoder gives back, lengths made minimal', { skip }, () => {
    const responses = files('Response')
    assert.ok(responses.length >= 5)
    for (const file of responses) {
      const { content } = referenceMessage(file)
      assert.deepEqual(writeCs02bResponse(valueRead(readCs02bResponse(content))), asForgeWritesIt(content), file)
    }
  })

  it('have an alert that our encoder gives back, lengths made minimal', { skip }, () => {
    const { content } = referenceMessage('CS02bSupplierBySupplier_6.15.1_8F66_FUTURE_DATED_SUCCESS_ALERT')
    const alert = valueRead(readCs02bAlert(content))
    assert.deepEqual(writeCs02bAlert(alert), asForgeWritesIt(content))
    assert.deepEqual([alert.alertCode, alert.executionDateTime], [0x8f66, '20300115000000Z'])
  })

  it('say what became of the handover of a network operator slot (docs/domain/gbcs-credentials.md#handover-response)', {
    skip,
  }, () => {
    const { content } = referenceMessage('CS02bNOByNOHandover_6.21_SUCCESS_RESPONSE')
    const broker = entityIdentifier('90B3D51F30000002')
    const operator = entityIdentifier('90B3D51F30020000')
    assert.deepEqual(valueRead(readCs02bResponse(content)), {
      outcome: {
        authorisingCounter: 1301n,
        mode: 3,
        floors: [{ role: 3, floor: 0n, topUpFloor: null }],
        replacements: [
          {
            cell: cells.networkOperatorSignature,
            status: replacementStatus.success,
            existing: { entityIdentifier: broker, subjectKeyIdentifier: hex('42693535D3DDE101') },
            replacing: { entityIdentifier: operator, subjectKeyIdentifier: hex('48CF97FA9F827FB5') },
          },
          {
            cell: cells.networkOperatorKeyAgreement,
            status: replacementStatus.success,
            existing: { entityIdentifier: broker, subjectKeyIdentifier: hex('4A9CE02C39AB910B') },
            replacing: { entityIdentifier: operator, subjectKeyIdentifier: hex('4BC9D38D1CB49F2A') },
          },
        ],
      },
    })
  })

  it('say which certificate found no issuer (docs/domain/gbcs-credentials.md#per-cell)', { skip }, () => {
    const { content } = referenceMessage('CS02bSupplierBySupplier_6.15.1_IMMEDIATE_ERROR_RESPONSE')
    const { outcome } = valueRead(readCs02bResponse(content))
    const { success, noTrustAnchor } = replacementStatus
    assert.deepEqual(
      outcome?.replacements.map(({ status }) => status),
      [success, noTrustAnchor, success],
    )
    assert.deepEqual(outcome?.replacements[1]?.replacing, outcome?.replacements[1]?.existing)
  })

  it('have a 6.21 command that is built octet by octet from its inputs and the recorded signature', { skip }, () => {
    const recorded = referenceMessage('CS02bNOByNOHandover_6.21_SUCCESS_COMMAND')
    const [issuing = assert.fail()] = valueRead(readCs02bCommand(recorded.content)).certificationPath
    const command: Cs02bCommand = {
      ...handover,
      replacements: [
        { der: referenceCertificate('90b3d51f30020000-ds'), target: cells.networkOperatorSignature },
        { der: referenceCertificate('90b3d51f30020000-ka'), target: cells.networkOperatorKeyAgreement },
      ],
      certificationPath: [issuing],
    }
    const header: GroupingHeader = {
      cra: 'command',
      counter: 1301n,
      originator: entityIdentifier('90B3D51F30000002'),
      recipient: entityIdentifier('00DB1234567890A3'),
      dateTime: null,
      messageCode: 0x0103,
      supplementary: Buffer.alloc(0),
    }
    const z = sharedSecret(referencePrivateKey(`${accessControlBroker}-ka`), referencePublicKey('00db1234567890a3-ka'))
    const signature = recorded.signature ?? assert.fail('the command has no signature')
    const grouping = withSignature(writeUnsigned(header, writeCs02bCommand(command)), signature)
    assert.deepEqual(withMac(grouping, macOf(z, header, grouping)), recorded.octets)
  })

  it('have control blocks and targets as the standard has them (docs/domain/gbcs-credentials.md#handover-octets)', {
    skip,
  }, () => {
    const { content } = referenceMessage('CS02bNOByNOHandover_6.21_SUCCESS_COMMAND')
    const { replacements, certificationPath, ...control } = valueRead(readCs02bCommand(content))
    assert.deepEqual(control, {
      mode: 3,
      symmetricKey: null,
      applyTimeBasedCpvChecks: true,
      authorisingCell: cells.networkOperatorSignature,
      authorisingCounter: 1301n,
      newFloor: 0n,
      newTopUpFloor: null,
      otherFloors: [],
      executionDateTime: null,
    })
    assert.deepEqual(
      replacements.map(({ der: { length }, target }) => [length, target]),
      [
        [407, cells.networkOperatorSignature],
        [407, cells.networkOperatorKeyAgreement],
      ],
    )
    assert.deepEqual(
      certificationPath.map(({ length }) => length),
      [420],
    )
  })
})
