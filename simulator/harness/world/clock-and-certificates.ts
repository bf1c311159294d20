import type { Certificate } from '../../../certs/certificate.ts'
import { isValidAt } from '../../../certs/generations.ts'
import { formatInstant, type Instant, instant } from '../../vocabulary/instant.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'

/**
 * Says it where the clock starts at an instant at which no certificate of an organisation may be used: every request would
 * be refused, and nobody would see why. Their dates are fixed, as a seed fixes every octet of them.
 */
export function tellOfClock(
  credentials: readonly { readonly certificate: Certificate }[],
  now: Instant,
  log: Logger,
): void {
  const all = credentials.map(({ certificate }) => certificate)
  if (all.length === 0 || all.some((certificate) => isValidAt(certificate, now))) return
  const [from, to] = [
    Math.min(...all.map(({ notBefore }) => notBefore)),
    Math.max(...all.map(({ notAfter }) => notAfter)),
  ].map((moment) => formatInstant(instant(moment)))
  log.warn(
    { now: formatInstant(now), from, to },
    'the clock starts when no certificate of an organisation is valid, so that every request is refused: ' +
      'start it between from and to with --at',
  )
}
