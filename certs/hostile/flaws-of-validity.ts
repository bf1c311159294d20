import { type Instant, instant } from '../../simulator/vocabulary/instant.ts'
import { asn1 } from '../der/asn1.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import type { Flaw } from './hostile-certificate.ts'
import { alteredBy } from './tampering.ts'

const { Class, Type } = asn1

/** What is wrong with when it begins or ends, or with how that is written. */
export const flawsOfValidity = {
  expired: {
    sentence: 'it ended with the year 2023',
    caught: { by: 'path validation', reason: 'expired' },
    make: validBetween('expired', instant(Date.UTC(2014, 0, 1)), instant(Date.UTC(2023, 11, 31, 23, 59, 59))),
  },
  'not-yet-valid': {
    sentence: 'it begins with the year 2034',
    caught: { by: 'path validation', reason: 'not-yet-valid' },
    make: validBetween('not yet', instant(Date.UTC(2034, 0, 1)), instant(Date.UTC(2043, 11, 31, 23, 59, 59))),
  },
  'time-without-seconds': {
    sentence: 'it begins at a UTCTime without seconds, as X.680 allows and RFC 5280 does not',
    caught: { by: 'reading', reason: 'validity' },
    make: alteredBy(({ validity }) => {
      validity[0] = asn1.create(Class.UNIVERSAL, Type.UTCTIME, false, '2001010000Z')
    }),
  },
  'generalized-time-before-2050': {
    sentence: 'it begins at a GeneralizedTime before 2050, where RFC 5280 wants a UTCTime',
    caught: { by: 'reading', reason: 'validity' },
    make: alteredBy(({ validity }) => {
      validity[0] = asn1.create(Class.UNIVERSAL, Type.GENERALIZEDTIME, false, '20200101000000Z')
    }),
  },
} satisfies Record<string, Flaw>

function validBetween(generation: string, notBefore: Instant, notAfter: Instant): Flaw['make'] {
  return (smki, bearer) => {
    const overrides = { validity: { notBefore, notAfter } }
    return issueOrganisationCertificate(smki, { ...bearer, generation, overrides }).certificate.der
  }
}
