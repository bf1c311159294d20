import { certificateDer } from '../certificate.ts'
import { context, integer } from '../der/der-writing.ts'
import { longestCertificateOctets, valuesInside } from '../der/strict-der.ts'
import type { Flaw } from './hostile-certificate.ts'
import { addExtension, alteredBy, faultless } from './tampering.ts'

/** What is wrong with the octets as a whole, with the version or with the serial number. */
export const flawsOfEncoding = {
  'trailing-octets': {
    sentence: 'two octets follow it, which no signature covers',
    caught: { by: 'reading', reason: 'trailing-octets' },
    make: (smki, bearer) => certificateDer(Buffer.concat([faultless(smki, bearer).der, Buffer.of(5, 0)])),
  },
  'indefinite-length': {
    sentence: 'it is BER: the outermost length is not announced, and two zero octets end it',
    caught: { by: 'reading', reason: 'indefinite-length' },
    make: (smki, bearer) =>
      certificateDer(
        Buffer.concat([Buffer.of(0x30, 0x80), ...valuesInside(faultless(smki, bearer).der), Buffer.of(0, 0)]),
      ),
  },
  'needless-length-octet': {
    sentence: 'it is BER: the outermost length takes three octets where two would do',
    caught: { by: 'reading', reason: 'not-minimal' },
    make(smki, bearer) {
      const content = Buffer.concat(valuesInside(faultless(smki, bearer).der))
      const header = Buffer.of(0x30, 0x83, 0, content.length >> 8, content.length & 0xff)
      return certificateDer(Buffer.concat([header, content]))
    },
  },
  oversized: {
    sentence: 'an extension that is not critical makes it longer than eight kilobytes',
    caught: { by: 'reading', reason: 'oversized' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: '2.5.29.99', critical: false, value: Buffer.alloc(longestCertificateOctets) })
    }),
  },
  'other-version': {
    sentence: 'it says that it is of version 2 of X.509, which had no extensions',
    caught: { by: 'reading', reason: 'version' },
    make: alteredBy(({ fields }) => {
      fields[0] = context(0, integer(Buffer.of(1)))
    }),
  },
  'negative-serial-number': {
    sentence: 'its serial number is below zero',
    caught: { by: 'reading', reason: 'serial-number' },
    make: alteredBy(({ fields }) => {
      fields[1] = integer(Buffer.of(0xf0, 1))
    }),
  },
  'overlong-serial-number': {
    sentence: 'its serial number has 21 octets, one more than RFC 5280 allows',
    caught: { by: 'reading', reason: 'serial-number' },
    make: alteredBy(({ fields }) => {
      fields[1] = integer(Buffer.alloc(21, 0x11))
    }),
  },
} satisfies Record<string, Flaw>
