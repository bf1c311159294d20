import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { signRandomised } from '../../../certs/ecdsa.ts'
import {
  type Cs02bCommand,
  readCs02bCommand,
  writeCs02bCommand,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { type GroupingHeader, readMessage, withMac, withoutSignature, writeUnsigned } from '../../gbcs/message.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import { cancellationInstant, instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import type { CredentialsOrder } from '../credentials-order.ts'
import { updateCredentialsRequest } from '../requests.ts'
import { preCommandFor } from '../testing/dcc-documents.ts'
import {
  credentialOf,
  device,
  operator,
  orderFor,
  otherDevice,
  otherOperator,
  smki,
  supplier,
} from '../testing/party.ts'
import { correlateCredentials } from './correlate-credentials.ts'

const id = { originator: operator, target: device, counter: 1200n }
const order = orderFor(operator)
const request = updateCredentialsRequest(order, id)
const genuine = preCommandFor(request)
const { header, command } = partsOf(genuine)

function partsOf(preCommand: Buffer): { header: GroupingHeader; command: Cs02bCommand } {
  const message = readMessage(preCommand)
  assert.ok(message.ok)
  const read = readCs02bCommand(message.value.content)
  assert.ok(read.ok)
  return { header: message.value, command: read.value }
}

const withHeader = (change: Partial<GroupingHeader>) =>
  writeUnsigned({ ...header, ...change }, writeCs02bCommand(command))
const withCommand = (change: Partial<Cs02bCommand>) =>
  writeUnsigned(header, writeCs02bCommand({ ...command, ...change }))

describe('a Pre-Command correlates', () => {
  test('when it says what was asked for', () => {
    assert.ok(correlateCredentials(request, genuine).ok)
  })

  test('with the trailing zero octet that some transformers write', () => {
    assert.ok(correlateCredentials(request, withoutSignature(genuine)).ok)
  })

  test('with its replacements in another order', () => {
    assert.ok(correlateCredentials(request, withCommand({ replacements: command.replacements.toReversed() })).ok)
  })

  const dated: [string, CredentialsOrder, string][] = [
    ['a future date', { ...order, executionDateTime: instant(Date.UTC(2026, 11, 1)) }, '20261201000000Z'],
    ['a cancellation', { ...order, executionDateTime: cancellationInstant }, '99991231235959Z'],
  ]
  for (const [name, asked, executionDateTime] of dated)
    test(`with ${name}`, () => {
      const datedRequest = updateCredentialsRequest(asked, id)
      assert.ok(correlateCredentials(datedRequest, withCommand({ executionDateTime })).ok)
    })
})

describe('a Pre-Command does not correlate', () => {
  const [first, second] = command.replacements
  assert.ok(first && second)
  const foreign = orderFor(otherOperator).certificates.digitalSignature ?? assert.fail()
  const cases: [string, Buffer, RegExp][] = [
    ['that is no message', Buffer.from('00', 'hex'), /cannot be read/],
    ['whose payload is no CS02b', writeUnsigned(header, Buffer.from('0500', 'hex')), /payload cannot be read/],
    ['that is a response', withHeader({ cra: 'response' }), /kind of message/],
    ['of another originator', withHeader({ originator: supplier }), /originator/],
    ['for another device', withHeader({ recipient: otherDevice }), /recipient/],
    ['with another counter', withHeader({ counter: 1201n }), /originator counter/],
    ['with another message code', withHeader({ messageCode: 0x0102 }), /message code/],
    ['with supplementary information', withHeader({ supplementary: Buffer.alloc(16) }), /supplementary/],
    ['with a MAC', withMac(withoutSignature(genuine), Buffer.alloc(12)), /signature/],
    ['in another mode', withCommand({ mode: 2 }), /mode/],
    ['authorised by another cell', withCommand({ authorisingCell: cells.supplierSignature }), /authorising cell/],
    ['authorised by no cell', withCommand({ authorisingCell: null }), /authorising cell/],
    ['with another sequence number', withCommand({ authorisingCounter: 1n }), /authorising sequence number/],
    ['with another floor', withCommand({ newFloor: 5n }), /floor/],
    ['with a top-up floor', withCommand({ newTopUpFloor: 5n }), /top-up floor/],
    [
      'with a floor of another party',
      withCommand({ otherFloors: [{ role: 2, floor: 9n, topUpFloor: null }] }),
      /another party/,
    ],
    ['with a symmetric key', withCommand({ symmetricKey: Buffer.alloc(16) }), /symmetric key/],
    ['that disregards validity dates', withCommand({ applyTimeBasedCpvChecks: false }), /validity dates/],
    ['for another time', withCommand({ executionDateTime: '20261201000000Z' }), /execution date/],
    ['with a certificate less', withCommand({ replacements: [first] }), /replacement certificates/],
    ['with a replacement more', withCommand({ replacements: [first, second, first] }), /replacement certificates/],
    [
      'with certificates in the cells of each other',
      withCommand({ replacements: swapped() }),
      /replacement certificates/,
    ],
    [
      'with the certificate of somebody else',
      withCommand({ replacements: [{ ...first, der: foreign }, second] }),
      /replacement certificates/,
    ],
    [
      'with another path',
      withCommand({ certificationPath: [smki.deviceIssuing.certificate.der] }),
      /certification path/,
    ],
  ]
  for (const [name, preCommand, why] of cases)
    test(name, () => {
      const correlated = correlateCredentials(request, preCommand)
      assert.ok(!correlated.ok)
      assert.match(correlated.failure.detail, why)
    })

  test('that somebody signed already', async () => {
    const { privateKey } = credentialOf(supplier, RemotePartyRole.supplier, 'digitalSignature')
    const correlated = correlateCredentials(request, await signMessage(genuine, privateKey, signRandomised))
    assert.match(correlated.ok ? '' : correlated.failure.detail, /signature/)
  })

  test('to a top-up certificate that was asked for and has no cell', () => {
    const asked = { ...order, certificates: { ...order.certificates, keyAgreementTopUp: foreign } }
    assert.ok(!correlateCredentials(updateCredentialsRequest(asked, id), genuine).ok)
  })

  function swapped() {
    assert.ok(first && second)
    return [
      { der: first.der, target: second.target },
      { der: second.der, target: first.target },
    ]
  }
})
