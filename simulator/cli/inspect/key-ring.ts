import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { privateKeyFromPem } from '../../../certs/key-stores/key-store.ts'
import type { KeyRing } from '../../harness/inspect/key-ring.ts'
import type { PrivateKey } from '../../vocabulary/ports/signing.ts'
import { pemBlocksIn } from '../pem-files.ts'

const endings = /\.(pem|key|crt|cer)$/i

/**
 * Reads every certificate and private key of the PEM files of a directory; files of another kind are passed over.
 *
 * @param remark is told of each certificate that is none of the SMKI: it proves nothing
 * @throws SimulatorFault SIM_USAGE or SIM_CONFIGURATION where the directory or a file cannot be read, or a key is none
 */
export function readKeyRing(directory: string, remark: (line: string) => void = () => {}): KeyRing {
  const certificates: Certificate[] = []
  const privateKeys = new Map<string, PrivateKey>()
  for (const { label, text, source } of pemBlocksIn('--keys', directory, endings)) {
    if (label.endsWith('PRIVATE KEY')) {
      const key = privateKeyFromPem(text, source)
      privateKeys.set(publicPointOf(key.key), key)
    } else if (label === 'CERTIFICATE') {
      const read = readCertificate(Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64'))
      if (read.ok) certificates.push(read.value)
      else remark(`${source} holds a certificate that is passed over: ${read.failure.detail}`)
    }
  }
  return {
    certificates,
    privateKeyOf: (certificate) => privateKeys.get(publicPointOf(certificate.publicKey)),
    of: (entity, keyUsage) =>
      certificates.filter((each) => each.entityIdentifier === entity && each.keyUsages.includes(keyUsage)),
  }
}

/** Both halves of a key pair answer the same text. */
function publicPointOf(key: PrivateKey['key']): string {
  const { x, y } = key.export({ format: 'jwk' })
  return `${x}.${y}`
}
