import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import {
  initialisationVectorOf,
  macKeyOf,
  macOf,
  otherInfoOf,
  sharedSecret,
  sharedSecretOf,
  verifyMac,
} from './key-agreement.ts'
import { type GroupingHeader, readMessage, withMac, withoutSignature, writeUnsigned } from './message.ts'
import {
  accessControlBroker,
  referenceMessage,
  referencePrivateKey,
  referencePublicKey,
} from './testing/reference-messages.ts'

const skip = skipWithout.reference

const handover = {
  file: 'CS02bNOByNOHandover_6.21_SUCCESS_COMMAND',
  z: '0b405f35956dfe76fd9d3985b9f6222d686d09f5167b80dbc1302474366f369a',
  header: {
    cra: 'command',
    counter: 1301n,
    originator: entityIdentifier('90B3D51F30000002'),
    recipient: entityIdentifier('00DB1234567890A3'),
    dateTime: null,
    messageCode: 0x0103,
    supplementary: Buffer.alloc(0),
  } satisfies GroupingHeader,
  otherInfo: '6085740608030090b3d51f300000020901000000000000051500db1234567890a3',
  key: 'eeb761530d68641aeeb921b2150ef800',
  initialisationVector: '90b3d51f3000000200000000',
  mac: 'f499637ef0ead9defbf3ea39',
}

/** The network operator originates the command, and still it is the Access Control Broker's key pair that agrees. */
const update = {
  z: 'ed342441df01551a6beaff3b54adc981f4c6a7e71dff4c3e1cc80b3c9f4e5ac0',
  header: {
    ...handover.header,
    counter: 1200n,
    originator: entityIdentifier('90B3D51F30020000'),
    recipient: entityIdentifier('00DB1234567890A0'),
  } satisfies GroupingHeader,
  otherInfo: '6085740608030090b3d51f30020000090100000000000004b000db1234567890a0',
  key: '5642f8d9c3873198dbbdc311d3623ce9',
}

describe('the key of a MAC (docs/domain/gbcs.md#mac)', () => {
  for (const [name, vector] of Object.entries({ '6.21': handover, '6.15.1': update })) {
    it(`is that of the published ${name} command`, () => {
      assert.equal(otherInfoOf(vector.header).toString('hex'), vector.otherInfo)
      assert.equal(macKeyOf(Buffer.from(vector.z, 'hex'), vector.header).toString('hex'), vector.key)
    })
  }

  it('comes with originator and zeros as initialisation vector', () => {
    assert.equal(initialisationVectorOf(handover.header).toString('hex'), handover.initialisationVector)
  })
})

describe('with the published keys', () => {
  const agreed = (device: string) =>
    sharedSecret(referencePrivateKey(`${accessControlBroker}-ka`), referencePublicKey(`${device}-ka`))

  it('Z of the 6.21 command is the published one', { skip }, () => {
    assert.equal(agreed('00db1234567890a3').toString('hex'), handover.z)
  })

  it('Z of the 6.15.1 command is the published one', { skip }, () => {
    assert.equal(agreed('00db1234567890a0').toString('hex'), update.z)
  })

  it('the MAC of the 6.21 command is the published one', { skip }, () => {
    const message = referenceMessage(handover.file)
    assert.equal(message.groupingOctets.length + 6, 1400)
    assert.equal(macOf(agreed('00db1234567890a3'), message, message.groupingOctets).toString('hex'), handover.mac)
  })
})

describe('a secret from a scalar and a point', () => {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const octetsOf = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')
  const scalar = octetsOf(own.privateKey.export({ format: 'jwk' }).d)
  const { x, y } = other.publicKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), octetsOf(x), octetsOf(y)])

  it('is the one from the keys themselves', () => {
    assert.deepEqual(sharedSecretOf(scalar, point), sharedSecret(own.privateKey, other.publicKey))
  })

  it('is none where the point is not on the curve', () => {
    const elsewhere = Buffer.from(point)
    elsewhere[64] = (elsewhere[64] ?? 0) ^ 1
    assert.throws(() => sharedSecretOf(scalar, elsewhere))
  })
})

describe('a MAC', () => {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const z = sharedSecret(own.privateKey, other.publicKey)
  const grouping = withoutSignature(writeUnsigned(handover.header, Buffer.from('30020500', 'hex')))
  const octets = withMac(grouping, macOf(z, handover.header, grouping))

  const verifies = (message: Buffer, secret: Buffer): boolean => {
    const read = readMessage(message)
    return read.ok && verifyMac(secret, read.value)
  }

  it('verifies with the secret that the other side computes', () => {
    assert.ok(verifies(octets, sharedSecret(other.privateKey, own.publicKey)))
  })

  it('does not verify with any one octet changed that it covers', () => {
    for (let at = octets.length - grouping.length - 12; at < octets.length; at++) {
      const changed = Buffer.from(octets)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.ok(!verifies(changed, z), `octet ${at}`)
    }
  })

  it('does not verify with another secret', () => {
    assert.ok(!verifies(octets, sharedSecret(own.privateKey, own.publicKey)))
  })

  it('does not verify where there is none', () => {
    assert.ok(!verifies(grouping, z))
  })
})
