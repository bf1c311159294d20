import { z } from 'zod'
import { type Certificate, readCertificate } from '../../../../certs/certificate.ts'
import { certificateToPem } from '../../../../certs/key-stores/key-store.ts'
import { certificateStandings } from '../../../../certs/repository.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { organisationalUnitOf } from '../../../vocabulary/remote-party-role.ts'
import {
  type CertificateAbout,
  certificatesAtMeteringPoint,
  certificatesOfDevice,
  certificatesOfOperator,
} from '../../in-words/certificates-about.ts'
import { NotFound, NotPossible, operation, type ServedNetwork } from '../operation.ts'
import { entityIdentifierParameter, meteringPointParameter, nothing } from '../parameters.ts'
import { entity, moment } from '../views.ts'

const mostAtOnce = 100

const publishedCertificate = z.strictObject({
  serialNumber: z.string().describe('Decimal'),
  subject: z.string().describe('RFC 2253'),
  issuer: z.string().describe('RFC 2253'),
  entityIdentifier: entity.nullable(),
  role: z.string().nullable().describe('Remote Party Role as the OU has it, such as 03; null for an authority'),
})

const foundCertificate = publishedCertificate.extend({
  relation: z.string().describe('What it has to do with what was asked about'),
  keyUsage: z.array(z.string()),
  notBefore: moment,
  notAfter: moment.describe('That second included'),
  standing: z.enum(certificateStandings).describe('With its authority, its dates apart'),
  certificate: z.string().describe('PEM'),
})

const serial = z.strictObject({
  serialNumber: z
    .string()
    .regex(/^\d{1,49}$/, 'not a serial number in decimal')
    .transform(BigInt)
    .describe('Decimal')
    .meta({ examples: ['43268711502143873465023481023768154368'] }),
})

export const certificateOperations = [
  operation({
    method: 'get',
    route: '/certificates',
    summary:
      'Find certificates: those of a device and in its cells, those of the parties registered today at a metering point, or ' +
      'those of a network operator',
    path: nothing,
    query: z
      .strictObject({
        device: entityIdentifierParameter.optional(),
        mpxn: meteringPointParameter.optional(),
        operator: z.string().optional().describe('Name, market participant id or User ID'),
      })
      .refine((said) => Object.values(said).filter((value) => value !== undefined).length === 1, {
        message: 'say one of device, mpxn and operator',
      }),
    body: nothing,
    answer: z.strictObject({ certificates: z.array(foundCertificate) }),
    perform: async (network, { query: { device, mpxn, operator } }) => {
      const found =
        device !== undefined
          ? await certificatesOfDevice(network, device)
          : mpxn !== undefined
            ? certificatesAtMeteringPoint(network, mpxn)
            : certificatesOfOperator(network, operator ?? '')
      if (found.length === 0)
        throw new NotFound(
          device === undefined ? `No party is registered at ${mpxn} today` : `The fleet holds no device ${device}`,
        )
      return { certificates: found.map((each) => foundView(network, each)) }
    },
  }),
  operation({
    method: 'put',
    route: '/certificates/:serialNumber',
    summary:
      'Suspend, reinstate or revoke a certificate, from the next request on: what is signed with it is refused (E50, E52), ' +
      'nobody can be handed a slot with it or with what it issued, and the SMKI Repository says N or R of it',
    path: serial,
    query: nothing,
    body: z.strictObject({ standing: z.enum(certificateStandings) }),
    answer: foundCertificate,
    perform: async (network, { path: { serialNumber }, body: { standing } }) => {
      const certificate = network.standings.bySerialNumber(serialNumber)
      if (certificate === undefined)
        throw new NotFound(`No certificate of this network has serial number ${serialNumber}`)
      if (!(await network.standings.change(certificate, standing)))
        throw new NotPossible(`Certificate ${serialNumber} is revoked, and stays so`)
      return foundView(network, { certificate, relation: 'the one whose standing was changed' })
    },
  }),
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

function foundView({ repository }: ServedNetwork, { certificate, relation }: CertificateAbout) {
  return {
    ...viewOf(certificate),
    relation,
    keyUsage: certificate.keyUsages,
    notBefore: formatInstant(certificate.notBefore),
    notAfter: formatInstant(certificate.notAfter),
    standing: repository.standingOf(certificate),
    certificate: certificateToPem(certificate),
  }
}
