import type { Instant } from '../simulator/vocabulary/instant.ts'
import type { Certificate } from './certificate.ts'

/**
 * Which of several generations of one certificate is used at an instant: of the valid ones the oldest; where none is valid,
 * the one that was last. The published requests and messages have devices in the first generation and replace it by the
 * second, and the DCC's tools sign with the first that they find.
 */
export function currentGeneration<Held extends { readonly certificate: Certificate }>(
  generations: readonly Held[],
  at: Instant,
): Held | undefined {
  const valid = generations.filter(({ certificate }) => isValidAt(certificate, at))
  const inOrder = (valid.length > 0 ? valid : generations).toSorted(
    (one, other) => one.certificate.notBefore - other.certificate.notBefore,
  )
  return valid.length > 0 ? inOrder[0] : inOrder.at(-1)
}

/** The second of notAfter is included. */
export const isValidAt = ({ notBefore, notAfter }: Certificate, at: Instant): boolean =>
  at >= notBefore && at < notAfter + 1000
