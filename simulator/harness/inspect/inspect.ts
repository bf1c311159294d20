import { inspectCertificate } from './inspect-certificate.ts'
import { inspectDuis } from './inspect-duis.ts'
import { inspectGbcs } from './inspect-gbcs.ts'
import type { Inspection } from './inspection.ts'
import type { KeyRing } from './key-ring.ts'
import type { Subject } from './subject.ts'

const inspectors: Record<Subject['kind'], (octets: Buffer, keys: KeyRing | null) => Inspection> = {
  gbcs: inspectGbcs,
  duis: inspectDuis,
  certificate: inspectCertificate,
}

/** Takes a GBCS message, a DUIS document or a certificate apart, and proves what the keys at hand can prove. */
export const inspect = ({ kind, octets }: Subject, keys: KeyRing | null): Inspection => inspectors[kind](octets, keys)
