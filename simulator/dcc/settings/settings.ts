import { z } from 'zod'
import type { CheckSettings } from '../../network-operator-check/contract.ts'
import { type DccAlertCode, dccAlertCodes } from '../../vocabulary/dcc-alert-code.ts'
import { type ResponseCode, responseCodes } from '../../vocabulary/response-code.ts'
import { anomalySettingsSchema, serviceReferenceVariant } from './anomaly-settings.ts'

const milliseconds = z.int().min(0)
const atLeastOne = z.int().min(1)

/** A wait that grows: the first, and by what it is multiplied each time, up to a most. */
const backOffSchema = z.strictObject({
  firstMs: atLeastOne.describe('Milliseconds before the second attempt'),
  factor: z.number().min(1).describe('What each wait is multiplied by for the next'),
  mostMs: atLeastOne.describe('Milliseconds that no wait exceeds'),
})

export type BackOff = z.output<typeof backOffSchema>

/** NOC-18: decide and refuse; decide, record and let through; do not ask at all. */
export const checkModes = ['enforce', 'monitor', 'off'] as const
export type CheckMode = (typeof checkModes)[number]

const onUnknown = (what: string) => z.enum(['refuse', 'accept']).default('refuse').describe(`NOC-12: ${what}`)

/** What the check is told unless the operator says otherwise: every tolerance closed. */
export const checkSettingsWithDefaults = z.strictObject({
  appliesToNetworkOperators: z
    .boolean()
    .default(false)
    .describe('NOC-4: whether requests of network operators (roles ED and GT) are checked too'),
  allowAccessControlBroker: z
    .boolean()
    .default(false)
    .describe("NOC-13: whether a supplier may put the ACB's certificates into the network operator's cells"),
  onUnknown: z
    .strictObject({
      'no-metering-point': onUnknown('the inventory records no metering point for the device'),
      'no-registration': onUnknown('Registration Data records nobody for the metering point that day'),
      'ambiguous-registration': onUnknown('Registration Data records different parties for the same day'),
      'no-entity-identifier': onUnknown('the registered party has no Entity Identifier'),
    })
    .prefault({}),
}) satisfies z.ZodType<CheckSettings>

const dayMs = 86_400_000

/** Refusals and DCC alerts: the codes that a user with another copy of the standard may want to be others. */
const correctableCodes = [
  ...Object.keys(responseCodes).filter((code) => code.startsWith('E')),
  ...Object.keys(dccAlertCodes),
] as (ResponseCode | DccAlertCode)[]

const reportedCode = z
  .string()
  .regex(/^(E\d{1,6}|N\d{1,3}|AD\d)$/, 'is not a response code such as E57, nor a DCC alert code such as N42')

/** A response code does not stand in an alert, nor the reverse. */
const isOfOneKind = ([code, reported]: readonly [string, string | undefined]): boolean =>
  reported === undefined || code.startsWith('E') === reported.startsWith('E')

/** Of a response, a DCC alert or a device alert: what a document can carry. */
const anyCode = z.string().regex(/^([EIW]\d{1,6}|N\d{1,3}|AD\d|[0-9A-F]{4})$/, 'is not a code such as E57, N42 or 8F30')

/** Every setting of the DCC Data Systems, with its default; durations are milliseconds of the simulated clock. */
export const dccSettingsSchema = z.strictObject({
  refusalCodes: z
    .enum(['proposed', 'schema-5.4'])
    .default('proposed')
    .describe('Codes of a refusal by the check: those proposed for it, or ones that the official 5.4 schema knows'),
  signers: z
    .enum(['xml-signing', 'any-user-key'])
    .default('xml-signing')
    .describe(
      "Which certificates may sign a user's DUIS documents: XML signing ones alone (role 87) while they are valid, or " +
        "any digital signing certificate of the user at any time, as the DCC's own validator takes them; the transcript " +
        'says where that was needed. A key store implies any-user-key: parties of it have no other key',
    ),
  codes: z
    .partialRecord(z.enum(correctableCodes), reportedCode)
    .check(({ value, issues }) => {
      for (const [code, reported] of Object.entries(value).filter((each) => !isOfOneKind(each)))
        issues.push({
          code: 'custom',
          input: reported,
          path: [code],
          message: `is ${reported}: a response code takes the place of one, and a DCC alert code that of one`,
        })
    })
    .default({})
    .describe(
      'The code to send in place of one of ours: what our codes mean is a working assignment, and whoever holds a ' +
        'licensed copy of DUIS corrects it here. {"E50": "E55"} answers E55 wherever we would answer E50; {"N42": "N16"} ' +
        'sends the alert about new credentials as N16',
    ),
  meanings: z
    .record(anyCode, z.string().min(1, 'says nothing').max(200, 'is longer than 200 characters'))
    .default({})
    .describe(
      'What codes mean, in place of our words or where we have none: shown in transcripts and explanations beside the ' +
        'code. {"E55": "The signing certificate has expired"}',
    ),
  check: z
    .strictObject({
      mode: z.enum(checkModes).default('enforce').describe('What becomes of the verdict (NOC-18)'),
      settings: checkSettingsWithDefaults.prefault({}).describe('Settings of NOC-4, NOC-12 and NOC-13'),
      decisionsKept: atLeastOne.default(10_000).describe('How many decisions the control API can look back on'),
    })
    .prefault({}),
  slotHolders: z
    .enum(['registered-only', 'may-mend'])
    .default('registered-only')
    .describe(
      'Whether a network operator that holds the network operator slot of a device may send 6.15.1 for it although another ' +
        'is registered (may-mend): so a co-operating operator gives back what it was given by mistake. Else it is E4',
    ),
  deadlines: z
    .strictObject({
      undeliveredMs: milliseconds.default(30_000).describe('After acceptance: a device not reached by then gives E20'),
      unansweredMs: milliseconds.default(30_000).describe('After delivery: a device silent until then gives E21'),
      gsmeUnansweredMs: milliseconds
        .default(30_000)
        .describe('The same of a gas meter, which sleeps: gsmeWakesEverySeconds implies that it has time to wake'),
      futureDatedMs: milliseconds
        .default(1 * dayMs)
        .describe(
          'The same two, and the time to get a verdict in (E30), for a request that the DSP held until its date',
        ),
    })
    .prefault({}),
  futureDating: z
    .strictObject({
      windowMs: milliseconds
        .default(30 * dayMs)
        .describe('NOC-8: how far ahead of its receipt the ExecutionDateTime of a request may lie'),
      networkOperator: z
        .enum(['accept', 'refuse'])
        .default('accept')
        .describe(
          'Whether 6.15.1 may name a time for the network operator slot. DUIS does not forbid it, but no published test ' +
            'case has an executionDateTime with mode 3 (networkOperatorByNetworkOperator)',
        ),
      retry: backOffSchema
        .default({ firstMs: 60_000, factor: 2, mostMs: 3_600_000 })
        .describe('Waits between attempts to release a request when the check gives no verdict'),
    })
    .prefault({}),
  anomalyDetection: anomalySettingsSchema.prefault({}),
  targetResponseTimes: z
    .strictObject({
      connectionMs: milliseconds
        .default(3_000)
        .describe('Of an answer on the connection: a Pre-Command, or what the DCC answers by itself'),
      onDemandMs: milliseconds.default(30_000).describe('From the receipt of a request to the answer of its device'),
      futureDatedMs: milliseconds
        .default(1 * dayMs)
        .describe("From the moment at which a request leaves the DSP's schedule, or a DSP schedule runs, to the same"),
      services: z
        .record(serviceReferenceVariant, milliseconds)
        .default({ '11.1': 5 * dayMs })
        .describe('In place of these for a Service Reference Variant'),
    })
    .prefault({})
    .describe('Milliseconds; what takes longer is counted as late in the overview and the metrics, and nothing else'),
  wanRetry: backOffSchema
    .default({ firstMs: 1_000, factor: 2, mostMs: 8_000 })
    .describe('Waits between attempts to reach a device'),
  outbox: z
    .strictObject({
      retry: backOffSchema
        .default({ firstMs: 1_000, factor: 2, mostMs: 60_000 })
        .describe('Waits between attempts to deliver a document to a user'),
      attempts: atLeastOne.default(100).describe('Attempts after which a document is given up'),
      answerWithinMs: atLeastOne
        .default(10_000)
        .describe("Milliseconds of real time in which a user's Receive Response service answers"),
      connectionsPerUser: atLeastOne.default(8).describe('Documents that may be on their way to one user at once'),
      connections: atLeastOne
        .default(256)
        .describe('Documents that may be on their way to all users at once; with 1, they arrive in the order queued'),
    })
    .prefault({}),
  gateway: z
    .strictObject({
      bodyLimitOctets: atLeastOne.default(1_048_576).describe('Octets of a request body; a larger one is answered 413'),
      bodiesHeldOctets: atLeastOne
        .default(67_108_864)
        .describe('Octets of all bodies that are being received or answered; with more, a request is answered 503'),
      bodyWithinMs: atLeastOne
        .default(10_000)
        .describe('Milliseconds of real time in which a request arrives whole; a slower one is answered 408'),
      connections: atLeastOne
        .default(1_024)
        .describe('Open connections of a port; a new one takes the place of the one that has been idle longest'),
      longestWaitMs: atLeastOne
        .default(250)
        .describe(
          'Milliseconds of real time that a request may have waited to be begun with, or that the process may be late; ' +
            'then new ones are answered 503 at once',
        ),
      requestsInAdmission: atLeastOne.default(256).describe('Requests being admitted at once; more are answered 503'),
      openOrders: atLeastOne
        .default(20_000)
        .describe('Accepted requests whose device has not answered; with more, new ones are answered 503'),
      retryAfterSeconds: atLeastOne.default(1).describe('Seconds that a 503 asks for'),
    })
    .prefault({}),
})

export type DccSettings = z.output<typeof dccSettingsSchema>

/** The settings, each default filled in. */
export const dccSettings = (said: z.input<typeof dccSettingsSchema> = {}): DccSettings => dccSettingsSchema.parse(said)

/** Milliseconds to wait after a number of attempts, at least one, have failed. */
export const waitAfter = ({ firstMs, factor, mostMs }: BackOff, attempts: number): number =>
  Math.min(mostMs, firstMs * factor ** (attempts - 1))
