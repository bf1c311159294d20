import type { Certificate } from '../../../certs/certificate.ts'
import { verifySignature } from '../../../certs/ecdsa.ts'
import { isSameRfc2253 } from '../../../certs/fields/rfc2253-comparison.ts'
import { isValidAt } from '../../../certs/generations.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { organisationalUnitOf, RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { ReceivedRequest } from './received-request.ts'
import { type Judgement, passed, refused } from './step.ts'

const aSignature = 'one enveloped signature of the DUIS profile by an XML-signing certificate of the SMKI Repository'

/** What is kept of a name that anybody may have written, and of any length. */
const excerptOf = (name: string): string => (name.length > 200 ? `${name.slice(0, 200)}…` : name)

/** E48: the document is as its signer signed it (docs/domain/duis.md#xml-signature). */
export async function xmlSignature({ signature, signer, signers }: ReceivedRequest): Promise<Judgement> {
  const wrong = (saw: string) => refused('E48', saw, aSignature)
  if (signature.state === 'absent') return wrong('no signature')
  if (signature.state === 'malformed') return wrong(signature.detail)
  if (!signature.digestMatches) return wrong('the document is not the one that was signed')
  const serial = signature.signerSerialNumber
  if (signer === undefined) return wrong(`no certificate with the serial number ${serial} in the SMKI Repository`)
  if (!isSameRfc2253(signature.signerIssuer, signer.issuer.rfc2253))
    return wrong(`issuer '${excerptOf(signature.signerIssuer)}' where the certificate's is '${signer.issuer.rfc2253}'`)
  const isLenient = signer.role !== RemotePartyRole.userXmlSigning
  const role = signer.role === null ? 'none' : organisationalUnitOf(signer.role)
  if (isLenient && !(signers === 'any-user-key' && signsForUser(signer)))
    return wrong(`a certificate of role ${role}, not 87`)
  const isRight = await verifySignature(signer.publicKey, signature.signedInfo, signature.value)
  if (!isRight) return wrong('the signature does not verify')
  const saw = `a right signature by certificate ${serial}`
  return isLenient ? { ...passed(saw), leniency: `signed under a certificate of role ${role}, not 87` } : passed(saw)
}

/** Roles of the Organisation Certificates of users; the DCC's own sign no request. */
const usersRoles: readonly number[] = [
  RemotePartyRole.supplier,
  RemotePartyRole.networkOperator,
  RemotePartyRole.loadController,
  RemotePartyRole.other,
]

const signsForUser = ({ role, keyUsages }: Certificate): boolean =>
  role !== null && usersRoles.includes(role) && keyUsages.includes('digitalSignature')

/** E50: the signing certificate is in use and valid. */
export function signingCertificateStatus({ signer, repository, receivedAt, signers }: ReceivedRequest): Judgement {
  const wanted = 'a signing certificate that is in use and within its validity'
  if (signer === undefined) return refused('E50', 'no certificate', wanted)
  const status = repository.statusOf(signer)
  if (status !== 'in-use') return refused('E50', `the signing certificate is ${status}`, wanted)
  const validity = `${formatInstant(signer.notBefore)} to ${formatInstant(signer.notAfter)}`
  if (isValidAt(signer, receivedAt)) return passed(`in use, valid ${validity}`)
  const saw = `the signing certificate is valid ${validity}`
  // The DCC's validator does not look at the time, and many certificates of its key store have expired.
  return signers === 'any-user-key' ? { ...passed(saw), leniency: saw } : refused('E50', saw, wanted)
}

/** E49: the signer is the sender that the RequestID names. */
export function originator({ signer, request }: ReceivedRequest): Judgement {
  const { originator: named } = request.requestIdParts
  if (signer?.entityIdentifier === named) return passed(named)
  return refused(
    'E49',
    `signed by ${signer?.entityIdentifier ?? 'nobody'}, RequestID of ${named}`,
    `signed by ${named}`,
  )
}
