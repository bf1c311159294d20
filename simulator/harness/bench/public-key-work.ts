import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { handoverOperations, type OperationName } from './public-key-operations.ts'

/** Seconds by the wall that each kind of operation took. */
export type OperationSeconds = Record<OperationName, number>

export const noSeconds = (): OperationSeconds =>
  Object.fromEntries(handoverOperations.map(({ name }) => [name, 0])) as OperationSeconds

/** As many octets as the messages of a handover have in the middle, from SignedInfo (0.7 kB) to the command (2 kB). */
const messageOctets = 1_024

const curve = 'prime256v1'
const dsaEncoding = 'ieee-p1363'

/** Does the public-key operations of one handover, and adds what each kind took. */
export type PublicKeyWork = (spent: OperationSeconds) => void

/**
 * The operations on bare node:crypto, in the order of the flow, on a device of its own each time; on this thread, as on one
 * core the thread pool would only add to them.
 */
export function createPublicKeyWork(): PublicKeyWork {
  const organisation = generateKeyPairSync('ec', { namedCurve: curve })
  const broker = createECDH(curve)
  const brokerPoint = broker.generateKeys()
  const devices = createECDH(curve)
  const message = randomBytes(messageOctets)

  return (spent) => {
    const timed = <Value>(name: OperationName, work: () => Value): Value => {
      const begun = performance.now()
      const value = work()
      spent[name] += (performance.now() - begun) / 1_000
      return value
    }
    const derived = (scalar: Buffer): Buffer =>
      timed('key derivation', () => {
        devices.setPrivateKey(scalar)
        return devices.getPublicKey()
      })
    const signed = (key: KeyObject): Buffer => timed('signature', () => sign('sha256', message, { key, dsaEncoding }))
    const verified = (key: KeyObject, signature: Buffer): boolean =>
      timed('verification', () => verify('sha256', message, { key, dsaEncoding }, signature))

    const request = signed(organisation.privateKey)
    verified(organisation.publicKey, request)

    const [signing, agreeing] = [newScalar(), newScalar()]
    const signingPoint = derived(signing)
    const agreeingPoint = derived(agreeing)

    const command = signed(organisation.privateKey)
    timed('key agreement', () => broker.computeSecret(agreeingPoint))
    devices.setPrivateKey(agreeing)
    timed('key agreement', () => devices.computeSecret(brokerPoint))
    verified(organisation.publicKey, command)

    const jwk = jwkOf(signingPoint)
    const devicePrivateKey = timed('key import', () =>
      createPrivateKey({ format: 'jwk', key: { ...jwk, d: signing.toString('base64url') } }),
    )
    const devicePublicKey = timed('key import', () => createPublicKey({ format: 'jwk', key: jwk }))
    const response = signed(devicePrivateKey)
    verified(devicePublicKey, response)

    const [serviceResponse, alert] = [signed(organisation.privateKey), signed(organisation.privateKey)]
    verified(organisation.publicKey, serviceResponse)
    verified(devicePublicKey, response)
    verified(organisation.publicKey, alert)
  }
}

/** So many signatures and verifications, with keys that are the same each time. */
export function createSignatureWork(signatures: number, verifications: number): () => void {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const message = randomBytes(messageOctets)
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding })
  return () => {
    for (let time = 0; time < signatures; time += 1) sign('sha256', message, { key: privateKey, dsaEncoding })
    for (let time = 0; time < verifications; time += 1)
      verify('sha256', message, { key: publicKey, dsaEncoding }, signature)
  }
}

/** Below the order of the group, as its first octet is below that of the order. */
function newScalar(): Buffer {
  const scalar = randomBytes(32)
  scalar[0] = (scalar[0] ?? 0) & 0x7f
  return scalar
}

const jwkOf = (point: Buffer) => ({
  kty: 'EC',
  crv: 'P-256',
  x: point.toString('base64url', 1, 33),
  y: point.toString('base64url', 33),
})
