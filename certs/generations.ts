import type { Instant } from '../simulator/vocabulary/instant.ts'
import type { Certificate } from './certificate.ts'

/**
 * Which of several generations of one certificate is used at an instant: of the valid ones the newest; where none is valid,
 * the one that was last.
 */
export function currentGeneration<Held extends { readonly certificate: Certificate }>(
  generations: readonly Held[],
  at: Instant,
): Held | undefined {
  const valid = generations.filter(({ certificate }) => isValidAt(certificate, at))
  const [newest] = (valid.length > 0 ? valid : generations).toSorted(
    (one, other) => other.certificate.notBefore - one.certificate.notBefore,
  )
  return newest
}

/** The second of notAfter is included. */
export const isValidAt = ({ notBefore, notAfter }: Certificate, at: Instant): boolean =>
  at >= notBefore && at < notAfter + 1000
