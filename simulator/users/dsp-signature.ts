import type { Certificate } from '../../certs/certificate.ts'
import { verifySignature } from '../../certs/ecdsa.ts'
import { isSameRfc2253 } from '../../certs/fields/rfc2253-comparison.ts'
import type { SignatureState } from '../duis/signature.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'

/** Finds a certificate of the SMKI Repository by its serial number. */
export type FindCertificate = (serialNumber: bigint) => Certificate | undefined

/**
 * Why a user does not take a document for the DSP's; null where the DSP signed it as it is.
 * The certificate is found by its serial number (docs/domain/duis.md#signer), and must be one that signs documents for
 * the DCC.
 */
export async function flawOfDspSignature(signature: SignatureState, find: FindCertificate): Promise<string | null> {
  if (signature.state === 'absent') return 'the document is not signed'
  if (signature.state === 'malformed') return `the signature is malformed: ${signature.detail}`
  const certificate = find(signature.signerSerialNumber)
  if (certificate === undefined) return `no certificate has the serial number ${signature.signerSerialNumber}`
  if (!isSameRfc2253(signature.signerIssuer, certificate.issuer.rfc2253))
    return `the signer's issuer is not ${signature.signerIssuer}`
  if (certificate.role !== RemotePartyRole.dspXmlSigning) return 'the signing certificate is not for DSP documents'
  if (certificate.entityIdentifier !== dccParties.dsp.entityIdentifier) return 'the signer is not the DSP'
  if (!signature.digestMatches) return 'the document is not the one that was signed'
  const verifies = await verifySignature(certificate.publicKey, signature.signedInfo, signature.value)
  return verifies ? null : 'the signature does not verify'
}
