import { describeCertificate } from '../../gbcs/describe-certificate.ts'
import { inspectGbcs } from './inspect-gbcs.ts'
import type { Finding, Inspection, Proof } from './inspection.ts'
import type { KeyRing } from './key-ring.ts'

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Shorter text is never a message or a certificate, and most of it is no base64 either. */
const shortestOctets = 64

/** The findings of a document with what its elements enclose opened up: certificates in a line, GBCS messages in full. */
export function openEnclosed(
  findings: readonly Finding[],
  keys: KeyRing | null,
): Pick<Inspection, 'findings' | 'proofs'> {
  const proofs: Proof[] = []
  const open = (finding: Finding): Finding => {
    if (finding.fields !== undefined) return { ...finding, fields: finding.fields.map(open) }
    if (finding.value.length < shortestOctets || !base64.test(finding.value)) return finding
    const octets = Buffer.from(finding.value, 'base64')
    const first = octets[0]
    if (first === 0x30) return { ...finding, meaning: describeCertificate(octets) }
    if (first !== 0xdd && first !== 0xdf) return finding
    const message = inspectGbcs(octets, keys)
    proofs.push(...message.proofs.map((proof) => ({ ...proof, inside: finding.name })))
    const flaw = message.flaw === null ? '' : `, flawed: ${message.flaw}`
    return { ...finding, meaning: `${message.what}, ${octets.length} octets${flaw}`, fields: message.findings }
  }
  return { findings: findings.map(open), proofs }
}
