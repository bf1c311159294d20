import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { signRandomised } from '../../certs/ecdsa.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { readMessage, withoutSignature, writeUnsigned } from './message.ts'
import { signMessage, verifyMessageSignature } from './message-signature.ts'

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicKey = createPublicKey(key)
const signer = { key, scalar: Buffer.alloc(0) }

const response = writeUnsigned(
  {
    cra: 'response',
    counter: 7n,
    originator: entityIdentifier('00DB1234567890A3'),
    recipient: entityIdentifier('90B3D51F30000002'),
    dateTime: Buffer.from('07DF0101FF000000008000FF', 'hex'),
    messageCode: 0x0103,
    supplementary: Buffer.alloc(0),
  },
  Buffer.from('30020500', 'hex'),
)

async function verifies(octets: Uint8Array): Promise<boolean> {
  const message = readMessage(octets)
  assert.ok(message.ok)
  return verifyMessageSignature(publicKey, message.value)
}

describe('the signature of a message', () => {
  it('verifies with the public key of the signer', async () => {
    assert.ok(await verifies(await signMessage(response, signer, signRandomised)))
  })

  it('does not verify once the content is another', async () => {
    const signed = await signMessage(response, signer, signRandomised)
    signed[response.length - 1] = 1
    assert.ok(!(await verifies(signed)))
  })

  it('does not verify where there is none', async () => {
    assert.ok(!(await verifies(response)))
    assert.ok(!(await verifies(withoutSignature(response))))
  })
})
