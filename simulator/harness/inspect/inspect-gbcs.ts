import type { Certificate } from '../../../certs/certificate.ts'
import { verifySignatureSync } from '../../../certs/ecdsa.ts'
import { describeMessage } from '../../gbcs/describe.ts'
import { sharedSecret, verifyMac } from '../../gbcs/key-agreement.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { isDeviceToDevice } from '../../gbcs/message-codes.ts'
import { type EntityIdentifier, entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import type { PrivateKey } from '../../vocabulary/ports/signing.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Inspection, Proof } from './inspection.ts'
import type { KeyRing } from './key-ring.ts'

/** Takes a GBCS message apart, and proves its signature and MAC with the keys that are at hand. */
export function inspectGbcs(octets: Buffer, keys: KeyRing | null): Inspection {
  const read = readMessage(octets)
  const findings = describeMessage(octets, { secrets: read.ok && keys !== null ? secretsAtHand(read.value, keys) : [] })
  if (!read.ok) {
    const { detail, offset } = read.failure
    return { what: 'GBCS message', findings, proofs: [], flaw: `${detail} (at octet ${offset})` }
  }
  return { what: 'GBCS message', findings, proofs: proofsOf(read.value, keys), flaw: null }
}

/** The secrets that may open what is encrypted in a message: each end's with each other's, and a party's behind the broker. */
const secretsAtHand = (message: GbcsMessage, keys: KeyRing): Buffer[] =>
  pairsAtHand(message, keys).map(({ other, privateKey }) => sharedSecret(privateKey.key, other.publicKey))

function proofsOf(message: GbcsMessage, keys: KeyRing | null): Proof[] {
  const proofs: Proof[] = []
  if (message.signature !== null) proofs.push(proveSignature(message, message.signature, keys))
  if (message.mac !== null) proofs.push(proveMac(message, keys))
  return proofs
}

function proveSignature(message: GbcsMessage, signature: Buffer, keys: KeyRing | null): Proof {
  const candidates = keys?.of(message.originator, 'digitalSignature') ?? []
  if (candidates.length === 0) {
    return {
      of: 'signature',
      outcome: 'cannot be judged',
      detail: missing(`the signing certificate of ${message.originator}`),
    }
  }
  const signer = candidates.find(({ publicKey }) => verifySignatureSync(publicKey, message.signedOctets, signature))
  return signer === undefined
    ? { of: 'signature', outcome: 'does not verify', detail: `under any certificate of ${message.originator}` }
    : { of: 'signature', outcome: 'verifies', detail: `under ${nameOf(signer)}` }
}

/**
 * A MAC verifies under any pair of keys at hand that makes it. It is disproved only where the keys are at hand of the two
 * that should have made it; else nobody here can judge it.
 */
function proveMac(message: GbcsMessage, keys: KeyRing | null): Proof {
  const pair = keys === null ? undefined : pairsAtHand(message, keys).find((each) => makes(each, message))
  if (pair !== undefined) {
    return { of: 'MAC', outcome: 'verifies', detail: `between ${nameOf(pair.own)} and ${nameOf(pair.other)}` }
  }
  const [near, far] = endsOfMac(message, keys)
  if (keys !== null && pairsBetween(near.certificates, far.certificates, keys).length > 0) {
    return { of: 'MAC', outcome: 'does not verify', detail: `between ${near.name} and ${far.name}` }
  }
  const detail = missing(`a private key that agrees between ${near.name} and ${far.name}`)
  return { of: 'MAC', outcome: 'cannot be judged', detail }
}

/** One of the two that share the secret of a MAC. */
interface End {
  readonly name: string
  readonly certificates: readonly Certificate[]
}

/**
 * A command's MAC is made between the Access Control Broker and the device, whoever originated it; a response's or an
 * alert's between the device and the recipient (docs/domain/gbcs.md#key-agreement). On the HAN, one device commands
 * another.
 */
function endsOfMac({ cra, messageCode, originator, recipient }: GbcsMessage, keys: KeyRing | null): [End, End] {
  const endOf = (entity: EntityIdentifier): End => ({
    name: entity,
    certificates: keys?.of(entity, 'keyAgreement') ?? [],
  })
  const { certificates } = endOf(originator)
  const isOfDevice = certificates.length > 0 && certificates.every(({ role }) => role === null)
  return cra === 'command' && !isOfDevice && !isDeviceToDevice(messageCode)
    ? [{ name: 'the Access Control Broker', certificates: brokersIn(keys) }, endOf(recipient)]
    : [endOf(originator), endOf(recipient)]
}

const brokersIn = (keys: KeyRing | null): readonly Certificate[] =>
  keys?.certificates.filter(
    ({ role, keyUsages }) => role === RemotePartyRole.accessControlBroker && keyUsages.includes('keyAgreement'),
  ) ?? []

/** One certificate whose private key is at hand, and another that the secret may be shared with. */
interface KeyPair {
  readonly own: Certificate
  readonly other: Certificate
  readonly privateKey: PrivateKey
}

/** The keys of either end, of the party behind the Access Control Broker and of the broker itself, each with each. */
function pairsAtHand({ originator, recipient, supplementary }: GbcsMessage, keys: KeyRing): readonly KeyPair[] {
  const behind = supplementary.length >= 8 ? [entityIdentifierFromOctets(supplementary.subarray(0, 8))] : []
  const ends = [originator, recipient, ...behind].flatMap((entity) => keys.of(entity, 'keyAgreement'))
  const all = [...new Set([...ends, ...brokersIn(keys)])]
  return pairsBetween(all, all, keys)
}

function pairsBetween(some: readonly Certificate[], others: readonly Certificate[], keys: KeyRing): KeyPair[] {
  const pairs = some.flatMap((one) => others.filter((other) => other !== one).map((other) => [one, other] as const))
  return pairs.flatMap(([one, other]) => {
    const [ofOne, ofOther] = [keys.privateKeyOf(one), keys.privateKeyOf(other)]
    if (ofOne !== undefined) return [{ own: one, other, privateKey: ofOne }]
    return ofOther === undefined ? [] : [{ own: other, other: one, privateKey: ofOther }]
  })
}

const makes = ({ other, privateKey }: KeyPair, message: GbcsMessage): boolean =>
  verifyMac(sharedSecret(privateKey.key, other.publicKey), message)

const nameOf = ({ entityIdentifier, serialNumber }: Certificate): string =>
  `${entityIdentifier ?? 'an unnamed party'} (serial ${serialNumber.toString(16).toUpperCase()})`

const missing = (what: string): string =>
  `${what} is not at hand: give a directory that holds it with --keys, or the --seed of its world`
