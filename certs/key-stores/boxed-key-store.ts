import { z } from 'zod'
import { issuesInShort } from '../../simulator/vocabulary/complaints.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../simulator/vocabulary/faults.ts'
import { type Certificate, readCertificate } from '../certificate.ts'
import type { P256PrivateKey } from '../keys/keys.ts'
import { certificateDerIn, privateKeyFromPem } from './key-store.ts'

/** A certificate of a DCC Boxed key store, with its key where the store holds it. */
export interface BoxedEntry {
  /** What the store calls it: `Z1b-supplierPP-ka`. */
  readonly name: string
  readonly entityIdentifier: EntityIdentifier
  /** Null for a device's. */
  readonly role: number | null
  readonly certificate: Certificate
  readonly privateKey: P256PrivateKey | null
}

/** A certificate of the store that is not as it should be, and why. */
export interface SkippedEntry {
  readonly name: string
  readonly because: string
}

export interface BoxedKeyStore {
  readonly entries: readonly BoxedEntry[]
  /** Certificates that are among the entries, though the standards forbid what they are. */
  readonly tolerated: readonly SkippedEntry[]
  readonly passedOver: readonly SkippedEntry[]
}

const storedEntry = z.object({
  certificate: z.string().optional(),
  privateKey: z.string().optional(),
  name: z.string().optional(),
  role: z.int().min(0).max(255).optional(),
})

/** EUI-64 in sixteen digits → key usage → serial number in decimal → the entry. */
const storeSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), storedEntry)))

/**
 * Reads the JSON key store of DCC Boxed (`keystore.json`): every certificate, each generation of it.
 *
 * @param source names the file in the fault
 * @throws SimulatorFault SIM_CONFIGURATION where the text is no such store, or a key is not that of its certificate
 */
export function readBoxedKeyStore(text: string, source: string): BoxedKeyStore {
  const entries: BoxedEntry[] = []
  const [passedOver, tolerated]: [SkippedEntry[], SkippedEntry[]] = [[], []]
  for (const { identifier, serial, stored } of storedEntries(text, source)) {
    const name = stored.name ?? `${identifier} ${serial}`
    const what = `${source}, entry '${name}',`
    if (stored.certificate === undefined) {
      passedOver.push({ name, because: 'it holds no certificate' })
      continue
    }
    const der = certificateDerIn(stored.certificate, what)
    const read = readCertificate(der, { nullParameters: true })
    if (!read.ok) {
      passedOver.push({ name, because: read.failure.detail })
      continue
    }
    const strictly = readCertificate(der)
    if (!strictly.ok) tolerated.push({ name, because: strictly.failure.detail })
    const certificate = read.value
    if (certificate.entityIdentifier === null || certificate.entityIdentifier !== parseEntityIdentifier(identifier))
      throw wrong(`${what} stands under ${identifier}, but its certificate is ${certificate.entityIdentifier}'s`)
    entries.push({
      name,
      entityIdentifier: certificate.entityIdentifier,
      role: certificate.role,
      certificate,
      privateKey: stored.privateKey === undefined ? null : keyOf(certificate, stored.privateKey, what),
    })
  }
  return { entries, tolerated, passedOver }
}

function keyOf(certificate: Certificate, pem: string, what: string): P256PrivateKey {
  const privateKey = privateKeyFromPem(pem, what)
  if (privateKey.publicPoint.equals(certificate.publicPoint)) return privateKey
  throw wrong(`${what} holds a private key that is not that of its certificate`)
}

function* storedEntries(text: string, source: string) {
  for (const [identifier, byUsage] of Object.entries(parse(text, source)))
    for (const bySerial of Object.values(byUsage))
      for (const [serial, stored] of Object.entries(bySerial)) yield { identifier, serial, stored }
}

function parse(text: string, source: string): z.output<typeof storeSchema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw wrong(`${source} is not JSON`, cause)
  }
  const read = storeSchema.safeParse(json)
  if (read.success) return read.data
  throw wrong(`${source} is no key store of DCC Boxed: ${issuesInShort(read.error)}`)
}

const wrong = (detail: string, cause?: unknown) => new SimulatorFault('SIM_CONFIGURATION', detail, { cause })
