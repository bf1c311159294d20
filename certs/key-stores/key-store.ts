import { createPrivateKey } from 'node:crypto'
import { SimulatorFault } from '../../simulator/vocabulary/faults.ts'
import type { PrivateKey } from '../../simulator/vocabulary/ports/signing.ts'
import { type Certificate, readCertificate } from '../certificate.ts'
import { type P256PrivateKey, privateKeyFromScalar } from '../keys/keys.ts'

/** A certificate as PEM, in lines of 64 characters (RFC 7468). */
export const certificateToPem = ({ der }: Certificate): string => pem('CERTIFICATE', der)

/** A private key as PKCS#8 PEM, as openssl and the DCC's signing tool take it. */
export const privateKeyToPem = ({ key }: PrivateKey): string => key.export({ format: 'pem', type: 'pkcs8' }).toString()

/**
 * Reads the one certificate of a PEM file.
 *
 * @param source names the file in the fault
 * @throws SimulatorFault SIM_CONFIGURATION where there is none, or more than one, or it is not one of the SMKI
 */
export function certificateFromPem(text: string, source = 'the PEM text'): Certificate {
  return smkiCertificate(certificateDerIn(text, source), source)
}

/** The octets of the one certificate of a PEM file, whether it is one of the SMKI or not. @throws as above */
export function certificateDerIn(text: string, source: string): Buffer {
  const [der, ...more] = certificatesIn(text)
  if (der === undefined) throw unreadable(source, 'holds no PEM certificate')
  if (more.length > 0) throw unreadable(source, `holds ${more.length + 1} certificates, where one is called for`)
  return der
}

/** Reads every certificate of a PEM file, in its order. @throws as above, where there is none or one is not of the SMKI */
export function certificatesFromPem(text: string, source: string): readonly [Certificate, ...Certificate[]] {
  const [first, ...more] = certificatesIn(text)
  if (first === undefined) throw unreadable(source, 'holds no PEM certificate')
  return [smkiCertificate(first, source), ...more.map((der) => smkiCertificate(der, source))]
}

function smkiCertificate(der: Buffer, source: string): Certificate {
  const certificate = readCertificate(der)
  if (!certificate.ok) throw unreadable(source, `holds no SMKI certificate: ${certificate.failure.detail}`)
  return certificate.value
}

/**
 * Reads a P-256 private key from PEM: PKCS#8 or SEC 1, not encrypted.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where the text is none
 */
export function privateKeyFromPem(text: string, source = 'the PEM text'): P256PrivateKey {
  const key = importPem(text, source)
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw unreadable(source, 'holds a key that is not of P-256')
  const { d = '' } = key.export({ format: 'jwk' })
  return privateKeyFromScalar(Buffer.from(d, 'base64url'))
}

function importPem(text: string, source: string) {
  try {
    return createPrivateKey({ format: 'pem', key: text })
  } catch (error) {
    throw unreadable(source, 'holds no unencrypted PEM private key', error)
  }
}

const certificatesIn = (text: string): Buffer[] =>
  [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)].map(([, body = '']) =>
    Buffer.from(body, 'base64'),
  )

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

const unreadable = (source: string, what: string, cause?: unknown): SimulatorFault =>
  new SimulatorFault('SIM_CONFIGURATION', `${source} ${what}`, { cause })
