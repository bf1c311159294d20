import type { DuisReader } from '../../duis/duis-reader.ts'
import type { DuisResponse } from '../../duis/response.ts'
import { writeResponse } from '../../duis/write-response.ts'
import { complaintsInShort } from '../../vocabulary/complaints.ts'
import type { DccAlertCode } from '../../vocabulary/dcc-alert-code.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { RequestId, ResponseId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { DccSettings } from './settings.ts'

/** The code that users see for one of ours: another, where a setting says so (docs/domain/codes.md#corrections). */
export type ReportedCode = (code: ResponseCode | DccAlertCode) => string

/** @param settings in force; read each time */
export const createReportedCode =
  (settings: Pick<DccSettings, 'codes'>): ReportedCode =>
  (code) =>
    (settings.codes as Partial<Record<typeof code, string>>)[code] ?? code

/**
 * Whether the schema in force lets the codes stand in a document: a client that validates would not take another.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming each that it does not
 */
export function requireKnownCodes({ codes }: Pick<DccSettings, 'codes'>, duis: Pick<DuisReader, 'readResponse'>): void {
  const unknown = Object.entries(codes).filter(([, reported]) => reported !== undefined && !isKnown(reported, duis))
  if (unknown.length === 0) return
  const complain = ([code, reported]: readonly [string, string | undefined]) =>
    `codes.${code}: ${reported} is not ${isResponseCode(code) ? 'a response code' : 'an alert code'} of the DUIS schema`
  throw new SimulatorFault('SIM_CONFIGURATION', complaintsInShort(unknown, complain))
}

const isResponseCode = (code: string): boolean => code.startsWith('E')

const isKnown = (code: string, duis: Pick<DuisReader, 'readResponse'>): boolean =>
  duis.readResponse(Buffer.from(writeResponse(isResponseCode(code) ? refusalWith(code) : alertWith(code)))).ok

const anyone = entityIdentifier('90-B3-D5-1F-30-00-00-02')
const asked = `${anyone}:${anyone}:1`

const unaddressed = {
  schemaVersion: '5.4',
  requestId: null,
  responseId: null,
  responseDateTime: instant(0),
} satisfies Partial<DuisResponse>

const refusalWith = (responseCode: string): DuisResponse => ({
  ...unaddressed,
  requestId: asked as RequestId,
  responseCode,
  body: { kind: 'ResponseMessage', serviceReference: '6.21', serviceReferenceVariant: '6.21', content: null },
})

const alertWith = (alertCode: string): DuisResponse => ({
  ...unaddressed,
  responseId: asked as ResponseId,
  responseCode: 'I0',
  body: {
    kind: 'DCCAlertMessage',
    alertCode,
    alert: {
      kind: 'SecurityCredentialsUpdated',
      deviceId: anyone,
      remotePartyRole: 'Supplier',
      floors: null,
      certificates: [{ type: 'DigitalSigning', hash: Buffer.alloc(20) }],
    },
  },
})
