import { verifySignatureSync } from '../../../certs/ecdsa.ts'
import { describeDocument } from '../../duis/describe.ts'
import type { SignatureState } from '../../duis/signature.ts'
import { openEnclosed } from './enclosed.ts'
import type { Inspection, Proof } from './inspection.ts'
import type { KeyRing } from './key-ring.ts'

/** Takes a DUIS document apart, and proves its XML signature with the certificates that are at hand. */
export function inspectDuis(octets: Buffer, keys: KeyRing | null): Inspection {
  const read = describeDocument(octets)
  if (!read.ok) return { what: 'DUIS document', findings: [], proofs: [], flaw: read.failure.sentence }
  const { fields, signature } = read.value
  const { findings, proofs } = openEnclosed(fields, keys)
  return { what: 'DUIS document', findings, proofs: [proofOf(signature, keys), ...proofs], flaw: null }
}

function proofOf(signature: SignatureState, keys: KeyRing | null): Proof {
  switch (signature.state) {
    case 'absent':
      return { of: 'signature', outcome: 'absent', detail: 'the document is not signed' }
    case 'malformed':
      return { of: 'signature', outcome: 'does not verify', detail: signature.detail }
    case 'claimed':
      return proveClaim(signature, keys)
  }
}

function proveClaim(claim: Extract<SignatureState, { state: 'claimed' }>, keys: KeyRing | null): Proof {
  if (!claim.digestMatches) {
    return { of: 'signature', outcome: 'does not verify', detail: 'the document was changed after it was signed' }
  }
  const signer = keys?.certificates.find(({ serialNumber }) => serialNumber === claim.signerSerialNumber)
  if (signer === undefined) {
    const detail = `the certificate with serial ${claim.signerSerialNumber} is not at hand: give a directory that holds it with --keys, or the --seed of its world`
    return { of: 'signature', outcome: 'cannot be judged', detail }
  }
  return verifySignatureSync(signer.publicKey, claim.signedInfo, claim.value)
    ? {
        of: 'signature',
        outcome: 'verifies',
        detail: `under ${signer.entityIdentifier} (serial ${signer.serialNumber})`,
      }
    : { of: 'signature', outcome: 'does not verify', detail: `under ${signer.entityIdentifier}` }
}
