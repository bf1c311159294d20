import type { Certificate } from '../../../certs/certificate.ts'
import { verifySignatureSync } from '../../../certs/ecdsa.ts'
import { describeMessage } from '../../gbcs/describe.ts'
import { sharedSecret, verifyMac } from '../../gbcs/key-agreement.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Inspection, Proof } from './inspection.ts'
import type { KeyRing } from './key-ring.ts'

/** Takes a GBCS message apart, and proves its signature and MAC with the keys that are at hand. */
export function inspectGbcs(octets: Buffer, keys: KeyRing | null): Inspection {
  const read = readMessage(octets)
  const findings = describeMessage(octets)
  if (!read.ok) {
    const { detail, offset } = read.failure
    return { what: 'GBCS message', findings, proofs: [], flaw: `${detail} (at octet ${offset})` }
  }
  return { what: 'GBCS message', findings, proofs: proofsOf(read.value, keys), flaw: null }
}

function proofsOf(message: GbcsMessage, keys: KeyRing | null): Proof[] {
  const proofs: Proof[] = []
  if (message.signature !== null) proofs.push(proveSignature(message, message.signature, keys))
  if (message.mac !== null) proofs.push(proveMac(message, keys))
  return proofs
}

function proveSignature(message: GbcsMessage, signature: Buffer, keys: KeyRing | null): Proof {
  const candidates = keys?.of(message.originator, 'digitalSignature') ?? []
  if (candidates.length === 0) {
    return { of: 'signature', outcome: 'unknown', detail: missing(`the signing certificate of ${message.originator}`) }
  }
  const signer = candidates.find(({ publicKey }) => verifySignatureSync(publicKey, message.signedOctets, signature))
  return signer === undefined
    ? { of: 'signature', outcome: 'does not verify', detail: `under any certificate of ${message.originator}` }
    : { of: 'signature', outcome: 'verifies', detail: `under ${nameOf(signer)}` }
}

/**
 * A command's MAC is made between the Access Control Broker and the device, whoever originated it; a response's between the
 * device and the recipient (domain facts §5.2). So one of the two ends is the device, and the other any key that is at hand.
 */
function proveMac(message: GbcsMessage, keys: KeyRing | null): Proof {
  const pairs = keys === null ? [] : [...keyPairsFor(message, keys)]
  if (pairs.length === 0) {
    return { of: 'MAC', outcome: 'unknown', detail: missing('the key agreement keys of either end') }
  }
  const pair = pairs.find(({ own, other, keys }) => {
    const privateKey = keys.privateKeyOf(own)
    return privateKey !== undefined && verifyMac(sharedSecret(privateKey.key, other.publicKey), message)
  })
  return pair === undefined
    ? { of: 'MAC', outcome: 'does not verify', detail: 'under any pair of key agreement keys at hand' }
    : { of: 'MAC', outcome: 'verifies', detail: `between ${nameOf(pair.own)} and ${nameOf(pair.other)}` }
}

interface KeyPair {
  readonly own: Certificate
  readonly other: Certificate
  readonly keys: KeyRing
}

function* keyPairsFor(message: GbcsMessage, keys: KeyRing): Generator<KeyPair> {
  const ends = [message.originator, message.recipient].flatMap((entity) => keys.of(entity, 'keyAgreement'))
  const brokers = keys.certificates.filter(
    ({ role, keyUsages }) => role === RemotePartyRole.accessControlBroker && keyUsages.includes('keyAgreement'),
  )
  const all = [...new Set([...ends, ...brokers])]
  for (const own of all) {
    if (keys.privateKeyOf(own) === undefined) continue
    for (const other of all) if (other !== own) yield { own, other, keys }
  }
}

const nameOf = ({ entityIdentifier, serialNumber }: Certificate): string =>
  `${entityIdentifier ?? 'an unnamed party'} (serial ${serialNumber.toString(16).toUpperCase()})`

const missing = (what: string): string =>
  `${what}: give a directory that holds it with --keys, or the --seed of its world`
