import { createPublicKey, webcrypto } from 'node:crypto'
import type { Certificate } from '../../../../certs/certificate.ts'
import { verifySignatureSync } from '../../../../certs/ecdsa.ts'
import { certificateToPem } from '../../../../certs/key-stores/key-store.ts'
import { algorithms } from '../../../duis/signature-profile.ts'
import { SimulatorFault } from '../../../vocabulary/faults.ts'

// Libraries that many use for the same work. They are no dependencies of the package: where they are missing, nothing is compared.

const orNull = async <Module>(load: Promise<Module>): Promise<Module | null> => load.catch(() => null)

/** Verifies a signed document with xml-crypto, which is lent ECDSA; null where it is not installed. */
export async function xmlCryptoVerifier(document: string, certificate: Certificate): Promise<(() => void) | null> {
  const library = await orNull(import('xml-crypto'))
  if (library === null) return null
  const publicCert = certificateToPem(certificate)
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(document)?.[0] ?? ''
  return () => {
    const verifier = new library.SignedXml({ publicCert })
    verifier.SignatureAlgorithms[algorithms.signature] = EcdsaSha256
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(document)) throw new SimulatorFault('SIM_INVARIANT', 'xml-crypto does not agree')
  }
}

class EcdsaSha256 {
  getAlgorithmName() {
    return algorithms.signature
  }

  getSignature(): string {
    throw new SimulatorFault('SIM_INVARIANT', 'It verifies only')
  }

  verifySignature(material: string, key: unknown, value: string): boolean {
    const publicKey = createPublicKey(key as string)
    return verifySignatureSync(publicKey, Buffer.from(material), Buffer.from(value, 'base64'))
  }
}

/** Issues a certificate of a new key with @peculiar/x509, with as many extensions as ours; null where it is not installed. */
export async function peculiarCertificates(): Promise<(() => Promise<ArrayBuffer>) | null> {
  // It asks for the polyfill before its own first line.
  if ((await orNull(import('reflect-metadata'))) === null) return null
  const x509 = await orNull(import('@peculiar/x509'))
  if (x509 === null) return null
  const { KeyUsageFlags } = x509
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const newKeys = () =>
    webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>
  const issuer = await newKeys()
  const authorityKey = await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey)
  let number = 0
  return async () => {
    number += 1
    const { publicKey } = await newKeys()
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: number.toString(16).padStart(32, '1'),
      issuer: 'CN=Z1',
      subject: 'CN=device',
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2036-01-01T00:00:00Z'),
      signingAlgorithm: algorithm,
      publicKey,
      signingKey: issuer.privateKey,
      extensions: [
        new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new x509.CertificatePolicyExtension(['1.2.826.0.1.1800000.1.2.1.4'], true),
        await x509.SubjectKeyIdentifierExtension.create(publicKey),
        authorityKey,
      ],
    })
    return certificate.rawData
  }
}
