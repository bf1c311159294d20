import { z } from 'zod'
import { type Certificate, readCertificate } from '../../../../certs/certificate.ts'
import { organisationalUnitOf } from '../../../vocabulary/remote-party-role.ts'
import { NotPossible, operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { entity } from '../views.ts'

const mostAtOnce = 100

const publishedCertificate = z.strictObject({
  serialNumber: z.string().describe('Decimal'),
  subject: z.string().describe('RFC 2253'),
  issuer: z.string().describe('RFC 2253'),
  entityIdentifier: entity.nullable(),
  role: z.string().nullable().describe('Remote Party Role as the OU has it, such as 03; null for an authority'),
})

export const certificateOperations = [
  operation({
    method: 'post',
    route: '/certificates',
    summary: 'Publish certificates whose keys are elsewhere; each has a path to an anchor of the network',
    path: nothing,
    query: nothing,
    body: z.strictObject({
      certificates: z
        .array(z.string().max(16_384))
        .min(1)
        .max(mostAtOnce)
        .describe('Each as PEM, or as DER in base64')
        .meta({ examples: [['MIIBkTCCATigAwIBAgIQF5wvBak1uWmAXEJ/OethRTAKBggqhkjOPQQDAjAa…']] }),
    }),
    answer: z.strictObject({ published: z.array(publishedCertificate) }),
    perform: async ({ publication }, { body: { certificates } }) => {
      const read = certificates.map(certificateIn)
      const outcome = await publication.publish(read)
      if (!outcome.ok)
        throw new NotPossible(
          `Nothing was published. ${outcome.failure} A further anchor is named at the start: up --trust FILE.`,
        )
      return { published: read.map(viewOf) }
    },
  }),
]

function certificateIn(text: string, index: number): Certificate {
  const base64 = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, '')
  const reading = readCertificate(Buffer.from(base64, 'base64'))
  if (reading.ok) return reading.value
  throw new NotPossible(
    `Nothing was published. certificates.${index} is no certificate of the SMKI: ${reading.failure.detail}`,
  )
}

const viewOf = ({ serialNumber, subject, issuer, entityIdentifier, role }: Certificate) => ({
  serialNumber: String(serialNumber),
  subject: subject.rfc2253,
  issuer: issuer.rfc2253,
  entityIdentifier,
  role: role === null ? null : organisationalUnitOf(role),
})
