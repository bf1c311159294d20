import { createECDH, diffieHellman, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { nothingSpent, plus, type Spent, spentOn } from './spent.ts'

/** A public-key operation of a handover, and what it is needed for, once each. */
export interface PublicKeyOperation {
  readonly name: 'key derivation' | 'signature' | 'verification' | 'key agreement'
  readonly neededFor: readonly string[]
}

/**
 * Every public-key operation of one handover of a slot on a device that nobody has spoken to, whoever does it: supplier,
 * DCC, device or network operator. What is the same for all devices is remembered (the network operators' certificates and
 * their paths), so it is no part of the cost of one. Nor is the import of keys into KeyObjects, although the simulator
 * cannot do without it: the floor is the bare mathematics.
 */
export const handoverOperations: readonly PublicKeyOperation[] = [
  {
    name: 'key derivation',
    neededFor: ['device, digital signature key pair', 'device, key agreement key pair'],
  },
  {
    name: 'signature',
    neededFor: [
      'device CA, on the digital signature certificate',
      'device CA, on the key agreement certificate',
      'supplier, on the request',
      'Access Control Broker, on the command',
      'device, on its response',
      'DSP, on the Service Response',
      'DSP, on alert N42',
    ],
  },
  {
    name: 'key agreement',
    neededFor: ['Access Control Broker, for the MAC', 'device, for the same MAC'],
  },
  {
    name: 'verification',
    neededFor: [
      'DCC, of the request',
      'device, of the command',
      "DCC, of the device's response",
      'supplier, of the Service Response',
      "supplier, of the device's response inside",
      'network operator, of alert N42',
    ],
  },
]

/** As many octets as the messages of a handover have in the middle, from SignedInfo (0.7 kB) to the command (2 kB). */
const messageLength = 1_024

const curve = 'prime256v1'
const dsaEncoding = 'ieee-p1363'

/** What each kind of operation took so far. */
export type WorkSpent = Record<PublicKeyOperation['name'], Spent>

export const nothingWorked = (): WorkSpent => ({
  'key derivation': nothingSpent,
  signature: nothingSpent,
  'key agreement': nothingSpent,
  verification: nothingSpent,
})

/** Does the operations of so many handovers, and adds what they took. */
export type PublicKeyWork = (handovers: number, spent: WorkSpent) => Promise<void>

/** The operations on bare node:crypto, on this thread: on one core the thread pool would only add to them. */
export function createPublicKeyWork(): PublicKeyWork {
  const doOnce = operationsOnBareCrypto()
  return async (handovers, spent) => {
    for (const { name, neededFor } of handoverOperations) {
      const once = doOnce[name]
      const took = await spentOn(() => {
        for (let times = handovers * neededFor.length; times > 0; times -= 1) once()
      })
      spent[name] = plus(spent[name], took)
    }
  }
}

function operationsOnBareCrypto(): Record<PublicKeyOperation['name'], () => void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const other = generateKeyPairSync('ec', { namedCurve: curve })
  const message = randomBytes(messageLength)
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding })
  const scalar = Buffer.from(other.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const derivation = createECDH(curve)
  return {
    'key derivation'() {
      derivation.setPrivateKey(scalar)
      derivation.getPublicKey()
    },
    signature: () => void sign('sha256', message, { key: privateKey, dsaEncoding }),
    'key agreement': () => void diffieHellman({ privateKey, publicKey: other.publicKey }),
    verification: () => void verify('sha256', message, { key: publicKey, dsaEncoding }, signature),
  }
}
