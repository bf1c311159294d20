import { z } from 'zod'
import { imageHashOf } from '../../../devices/take-firmware.ts'
import { NotFound, NotPossible, operation } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'

/** Firmware on its way to a device, in place of the DCC's distribution. */
export const firmwareOperations = [
  operation({
    method: 'post',
    route: '/devices/:id/firmware',
    summary:
      'Bring a device a firmware image over its home area network; 11.3 activates it by its hash, 11.2 reads the version',
    path: z.strictObject({ id: entityIdentifierParameter }),
    query: nothing,
    body: z.strictObject({
      version: z
        .string()
        .regex(/^[0-9A-Fa-f]{8}$/, 'eight hexadecimal digits')
        .toUpperCase(),
      image: z.base64().max(1_000_000).describe('The octets of the image'),
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
        .optional()
        .describe(
          'What its maker says it is, SHA-256; of another image the device holds nothing. Right where left out',
        ),
    }),
    answer: z.strictObject({ hash: z.string().describe('What 11.3 has to name') }),
    perform: async ({ fleet, fleetsElsewhere, devices }, { path: { id }, body: { version, image, hash } }) => {
      if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
      if (fleetsElsewhere.population.holds(id)) throw new NotFound(`${id} is of a fleet in another process`)
      const octets = Buffer.from(image, 'base64')
      const wanted = hash ?? imageHashOf(octets)
      const delivered = await devices.deliverFirmware(id, { version, octets, hash: wanted })
      if (!delivered.ok) throw new NotPossible(delivered.failure)
      return { hash: wanted }
    },
  }),
]
