import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { privateKeyFromPem } from '../../../certs/key-store.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { PrivateKey } from '../../vocabulary/ports/signing.ts'

/** The certificates and private keys of one directory, as `--keys DIR` names it. */
export interface KeyRing {
  readonly certificates: readonly Certificate[]
  /** The private key that belongs to a certificate, if the directory holds it. */
  privateKeyOf(certificate: Certificate): PrivateKey | undefined
  of(entity: EntityIdentifier, keyUsage: string): readonly Certificate[]
}

const blocks = /-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g

/**
 * Reads every PEM block of every file of a directory; files of another kind are passed over.
 *
 * @throws SimulatorFault SIM_USAGE where the directory cannot be read
 */
export function readKeyRing(directory: string): KeyRing {
  const certificates: Certificate[] = []
  const privateKeys = new Map<string, PrivateKey>()
  for (const block of pemBlocksIn(directory)) {
    if (block.includes('PRIVATE KEY')) {
      const key = privateKeyFromPem(block)
      privateKeys.set(publicPointOf(key.key), key)
    } else if (block.includes('BEGIN CERTIFICATE')) {
      const read = readCertificate(Buffer.from(block.replace(/-----[^-]+-----/g, ''), 'base64'))
      if (read.ok) certificates.push(read.value)
    }
  }
  return {
    certificates,
    privateKeyOf: (certificate) => privateKeys.get(publicPointOf(certificate.publicKey)),
    of: (entity, keyUsage) =>
      certificates.filter((each) => each.entityIdentifier === entity && each.keyUsages.includes(keyUsage)),
  }
}

function* pemBlocksIn(directory: string): Generator<string> {
  for (const name of namesIn(directory)) {
    if (!/\.(pem|key|crt|cer)$/i.test(name)) continue
    for (const [block] of readFileSync(join(directory, name), 'latin1').matchAll(blocks)) yield block
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort()
  } catch (cause) {
    throw new SimulatorFault('SIM_USAGE', `--keys: the directory '${directory}' cannot be read`, { cause })
  }
}

/** Both halves of a key pair answer the same text. */
function publicPointOf(key: PrivateKey['key']): string {
  const { x, y } = key.export({ format: 'jwk' })
  return `${x}.${y}`
}
