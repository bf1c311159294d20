import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { deviceCertificateUses } from '../inventory/device-certificates.ts'
import type { KindOfLesson } from './lesson.ts'

const deviceCertificate = z
  .strictObject({
    kind: z.literal('device-certificate'),
    device: z.string().describe('An EUI-64') as unknown as z.ZodType<EntityIdentifier>,
    use: z.enum(deviceCertificateUses),
    certificate: z.base64().describe('DER'),
  })
  .describe('With which certificate of its own a device works from now on (6.15.2), or says that it works (6.24.2)')

export type DeviceCertificateLesson = z.output<typeof deviceCertificate>

/** What CS02d and CS02e tell: the next messages of the device are verified with it (docs/domain/gbcs-use-cases.md#own-credentials). */
export const deviceCertificateInUse: KindOfLesson<DeviceCertificateLesson> = {
  schema: deviceCertificate,
  toPut: async ({ device, use, certificate }, { requestId }, { deviceCertificates }) => [
    deviceCertificates.toPut(device, use, Buffer.from(certificate, 'base64'), requestId),
  ],
  async isOutdated({ device, use }, { requestId }, { deviceCertificates, isLater }) {
    const learntFrom = deviceCertificates.learntFrom(device, use)
    return learntFrom !== null && (await isLater(learntFrom, requestId))
  },
}
