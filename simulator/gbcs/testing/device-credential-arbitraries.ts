import fc from 'fast-check'
import { certificateDer } from '../../../certs/certificate.ts'
import type { DeviceKeyUsage } from '../credentials/device-key-usage.ts'
import type { Cs02cResponse } from '../credentials/issue-security-credentials.ts'
import type { Cs02eResponse } from '../credentials/provide-device-certificate.ts'
import type { Cs02dCommand, Cs02dResponse } from '../credentials/update-device-certificate.ts'
import { element, integer } from '../octets/der.ts'
import { octets } from './arbitraries.ts'

/** What a codec takes as it comes: a SEQUENCE of anything. */
const anySequences = octets({ maxLength: 300, size: 'max' }).map((inside) => element(0x30, inside))

const responseCodes = fc.nat(127)

/** The shape of RFC 2986 around parts that nobody can use. */
const certificationRequests: fc.Arbitrary<Buffer> = fc
  .record({ subject: anySequences, key: anySequences, attributes: octets({ maxLength: 80 }), signature: octets({}) })
  .map(({ subject, key, attributes, signature }) =>
    element(
      0x30,
      element(0x30, integer(0), subject, key, element(0xa0, attributes)),
      element(0x30),
      element(0x03, Buffer.of(0), signature),
    ),
  )

export const deviceKeyUsages: fc.Arbitrary<DeviceKeyUsage> = fc
  .constantFrom('digitalSignature' as const, 'keyAgreement' as const)
  .map((keyUsage) => ({ keyUsage }))

const refusals = responseCodes.map((responseCode) => ({ kind: 'refused' as const, responseCode }))

export const cs02cResponses: fc.Arbitrary<Cs02cResponse> = fc.oneof(
  certificationRequests.map((request) => ({ kind: 'certificationRequest' as const, octets: request })),
  refusals,
)

export const cs02dCommands: fc.Arbitrary<Cs02dCommand> = anySequences.map((der) => ({ der: certificateDer(der) }))

export const cs02dResponses: fc.Arbitrary<Cs02dResponse> = responseCodes.map((responseCode) => ({ responseCode }))

export const cs02eResponses: fc.Arbitrary<Cs02eResponse> = fc.oneof(
  anySequences.map((der) => ({ kind: 'certificate' as const, der: certificateDer(der) })),
  refusals,
)
