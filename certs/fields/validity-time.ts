import { type Instant, instant } from '../../simulator/vocabulary/instant.ts'
import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import { type Asn1, contentOf, isUniversal } from '../der/der-reading.ts'

const { Type } = asn1
const form = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/

/** As RFC 5280 4.1.2.5 restricts them: UTCTime through 2049, GeneralizedTime from 2050; seconds, no fraction, Z. */
export function readTime(node: Asn1 | undefined, what: string): Instant {
  const digits = fourDigitYear(node, contentOf(node, what).toString('latin1'))
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (form.exec(digits) ?? []).map(Number)
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  // A thirtieth of February rolls over into March, so it reads differently than it was written.
  const stays = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  if (!stays || hour > 23 || minute > 59 || second > 59) {
    throw new FlawFound(
      'validity',
      `${what} is '${contentOf(node, what).toString('latin1')}', which is no time of a certificate`,
    )
  }
  return instant(moment.getTime())
}

function fourDigitYear(node: Asn1 | undefined, digits: string): string {
  if (isUniversal(node, Type.GENERALIZEDTIME)) return digits < '2050' ? '' : digits
  if (isUniversal(node, Type.UTCTIME)) return (digits < '50' ? '20' : '19') + digits
  return ''
}
