import * as z from 'zod'
import { issuesInShort } from '../vocabulary/complaints.ts'
import { type DeviceType, deviceTypes } from '../vocabulary/device-type.ts'
import { parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { parseMarketDate } from '../vocabulary/market-date.ts'
import { type DuisRemotePartyRole, duisRemotePartyRoles } from '../vocabulary/remote-party-role.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { type UserRole, userRoles } from '../vocabulary/user-role.ts'
import { ruleIds } from './rules.ts'

// The check as a port: the JSON that an implementation, ours or another's, receives and returns. Version 1.
// Fields that are not named here are ignored in both directions.

/** Why the responsible party, or what it is known by, cannot be said (NOC-12). */
export const unknownReasons = [
  'no-metering-point',
  'no-registration',
  'ambiguous-registration',
  'no-entity-identifier',
] as const
export type UnknownReason = (typeof unknownReasons)[number]

/** Why a request is refused. */
export const refusalReasons = ['other-party', 'wrong-role', ...unknownReasons] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** What a verdict may warn of, whatever its outcome. */
export const warningCodes = [...unknownReasons, 'other-network-party-on-secondary-point'] as const
export type WarningCode = (typeof warningCodes)[number]

/** How the certificates came to the DCC: in the request's body, in a GBCS payload, or out of the DSP's schedule. */
export const carriers = ['service-request', 'signed-pre-command', 'dsp-release'] as const
export type Carrier = (typeof carriers)[number]

export const meteringPointPurposes = ['import', 'secondary', 'export'] as const
export type MeteringPointPurpose = (typeof meteringPointPurposes)[number]

export const certificateUses = ['digitalSignature', 'keyAgreement'] as const
export type CertificateUse = (typeof certificateUses)[number]

const entityIdentifier = z
  .string()
  .refine((text) => parseEntityIdentifier(text) !== null, 'is not an EUI-64')
  .meta({ pattern: '^([0-9a-fA-F]{16}|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){7})$' })
const instant = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'is not an ISO 8601 date-time with a time zone')
  .meta({ format: 'date-time' })
const marketDate = z
  .string()
  .refine((text) => parseMarketDate(text) !== null, 'is not a day written YYYY-MM-DD')
  .meta({ format: 'date' })
const onUnknown = z.enum(['refuse', 'accept'])

/** A list that is for reading only, by its type: to freeze each took a quarter of reading a question. */
const list = <Schema extends z.ZodType>(of: Schema) =>
  z.array(of).meta({ readOnly: true }) as unknown as z.ZodReadonly<z.ZodArray<Schema>>

export const checkSettingsSchema = z.object({
  appliesToNetworkOperators: z.boolean().describe('NOC-4: whether requests of ED and GT are checked too'),
  allowAccessControlBroker: z
    .boolean()
    .describe('NOC-13: whether a supplier may put ACB certificates into the network operator’s cells'),
  onUnknown: z
    .object({
      'no-metering-point': onUnknown,
      'no-registration': onUnknown,
      'ambiguous-registration': onUnknown,
      'no-entity-identifier': onUnknown,
    })
    .describe('NOC-12: what becomes of a request whose responsible party is unknown, for each reason'),
})

const deviceMeteringPointSchema = z.object({
  kind: z.enum(['MPAN', 'MPRN']),
  value: z.string(),
  purpose: z.enum(meteringPointPurposes).describe('A GPF’s MPRN is `import`'),
  through: z.string().nullish().describe('The GSME through which a GPF has its MPRN'),
})

const registrationRecordSchema = z.object({
  meteringPoint: z.string(),
  networkParty: z.string(),
  effectiveFrom: marketDate.describe('First UK market date'),
  effectiveTo: marketDate.nullable().describe('Last UK market date, included; null is open-ended'),
})

const networkPartySchema = z.object({
  id: z.string(),
  name: z.string(),
  fuel: z.enum(['electricity', 'gas']),
  entityIdentifiers: list(z.string()).describe('As their source wrote them: in either case, with or without hyphens'),
})

/** What the check is asked. It holds all there is to know: an implementation can be stateless. */
export const checkRequestSchema = z.object({
  version: z.literal(1),
  requestId: z.string(),
  serviceReferenceVariant: z.string(),
  carriedBy: z.enum(carriers),
  cancels: z.boolean().describe('Whether it cancels a future-dated request (NOC-5)'),
  receivedAt: instant,
  effectiveAt: instant.describe('NOC-8: the instant whose UK market date decides who is responsible'),
  submittedBy: z.object({
    entityIdentifier,
    userRole: z.enum(Object.keys(userRoles) as [UserRole, ...UserRole[]]),
  }),
  remotePartyRole: z.enum(Object.keys(duisRemotePartyRoles) as [DuisRemotePartyRole, ...DuisRemotePartyRole[]]),
  device: z.object({
    id: entityIdentifier,
    type: z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]),
    meteringPoints: list(deviceMeteringPointSchema),
  }),
  certificates: list(z.object({ use: z.enum(certificateUses), der: z.string().describe('Base64 of DER') })).describe(
    'The replacement certificates of the request, in its order',
  ),
  registration: list(registrationRecordSchema).describe('Every record of the device’s metering points'),
  networkParties: list(networkPartySchema).describe('Every network party of the world'),
  settings: checkSettingsSchema,
})

export type CheckRequest = z.infer<typeof checkRequestSchema>
export type CheckSettings = z.infer<typeof checkSettingsSchema>
export type DeviceMeteringPoint = z.infer<typeof deviceMeteringPointSchema>

const texts = z
  .array(z.string())
  .nullish()
  .transform((list): readonly string[] => list ?? [])

const everyVerdict = {
  rule: z.enum(ruleIds).describe('The rule that the outcome rests on'),
  expected: texts.describe('Entity Identifiers of the responsible party'),
  found: texts.describe('Entity Identifiers of the certificates'),
  because: z.string().describe('One sentence for a person'),
  warnings: texts.describe('Codes, of `warningCodes` where the verdict is ours'),
}

/** What the check answers. `outcome`, `rule`, `because` are required, `reason` too where it refuses. */
export const checkVerdictSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), reason: z.enum(refusalReasons), ...everyVerdict }),
  z.object({ outcome: z.literal('accepted'), ...everyVerdict }),
  z.object({ outcome: z.literal('not-applicable'), ...everyVerdict }),
])

export type CheckVerdict = z.infer<typeof checkVerdictSchema>
export type CheckOutcome = CheckVerdict['outcome']

/** Reads a CheckRequest from parsed JSON; the failure is one sentence that names every field at fault. */
export const readCheckRequest = (json: unknown): Result<CheckRequest, string> =>
  read(checkRequestSchema, 'CheckRequest', json)

/** Reads the verdict that an implementation gave; the failure is one sentence that names every field at fault. */
export const readCheckVerdict = (json: unknown): Result<CheckVerdict, string> =>
  read(checkVerdictSchema, 'CheckVerdict', json)

function read<Value>(schema: z.ZodType<Value>, name: string, json: unknown): Result<Value, string> {
  const reading = schema.safeParse(json)
  if (reading.success) return succeeded(reading.data)
  return failed(`This is no ${name} of version 1: ${issuesInShort(reading.error)}`)
}
