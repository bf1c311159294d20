import { z } from 'zod'
import { type DeviceType, deviceTypes } from '../../../vocabulary/device-type.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { serviceRequests } from '../../../vocabulary/service-reference.ts'
import { type Meanings, meaningOfCode } from '../../in-words/code-in-words.ts'
import { count, entity, moment } from '../views.ts'
import { type RequestRow, requestOutcomes } from './request-row.ts'

/** A request in one line, as JSON. */
export const rowSchema = z.strictObject({
  sequence: z
    .int()
    .describe(
      'Its place in the list: of the event that it was answered first, or of its record where that was before the network came up',
    ),
  requestId: z.string(),
  at: moment,
  submittedBy: z.strictObject({ entityIdentifier: entity, name: z.string(), role: z.string().nullable() }),
  serviceReferenceVariant: z.string(),
  serviceRequest: z
    .string()
    .nullable()
    .describe('Name of the Service Reference Variant; null for one that there is not'),
  commandVariants: z.array(z.int()).describe('Under which it came: 4 and 5 for a critical one'),
  device: z.strictObject({
    id: entity,
    type: z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]).nullable(),
    postCode: z.string().nullable(),
    meteringPoint: z.string().nullable(),
    area: z.string().nullable(),
  }),
  code: z.string().describe('The answer on its connection'),
  finalCode: z.string().nullable().describe('Of its Service Response; null while there is none'),
  meaning: z.string().nullable().describe('What the last of the two codes means'),
  outcome: z.enum(requestOutcomes),
  step: z.string().nullable().describe('The step of admission that refused it'),
  rule: z.string().nullable().describe('What the decision of the check rests on; null where it was not asked'),
  reason: z.string().nullable(),
  endedAfter: count.nullable().describe('Milliseconds from the answer to the end, by the simulated clock'),
  accepted: z.array(z.string()).describe('Entity Identifiers that the check would have accepted'),
  expected: z
    .strictObject({ code: z.string(), met: z.boolean().nullable().describe('Null while it is open') })
    .nullable()
    .describe('The code that its tester expected; null where nobody said'),
})

/** @param meanings what a setting says of codes */
export const rowView = (row: RequestRow, meanings: Meanings): z.output<typeof rowSchema> => ({
  ...row,
  serviceRequest: serviceRequests[row.serviceReferenceVariant]?.name ?? null,
  meaning: meaningOfCode(row.finalCode ?? row.code, meanings),
  at: formatInstant(row.at),
  commandVariants: [...row.commandVariants],
  accepted: [...row.accepted],
})
