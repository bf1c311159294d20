import type { DuisReader } from '../../duis/duis-reader.ts'
import { writeResponse } from '../../duis/write-response.ts'
import { complaintsInShort } from '../../vocabulary/complaints.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { DccSettings } from './settings.ts'

/** The code that users are told for one of ours: another, where a setting says so. */
export type ReportedCode = (code: ResponseCode) => string

/** @param settings in force; read each time */
export const createReportedCode =
  (settings: Pick<DccSettings, 'codes'>): ReportedCode =>
  (code) =>
    settings.codes[code] ?? code

/**
 * Whether the schema in force lets the codes stand in an answer: a client that validates would not take another.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming each that it does not
 */
export function requireKnownCodes({ codes }: Pick<DccSettings, 'codes'>, duis: Pick<DuisReader, 'readResponse'>): void {
  const unknown = Object.entries(codes).filter(([, told]) => told !== undefined && !isKnown(told, duis))
  if (unknown.length === 0) return
  const complain = ([code, told]: readonly [string, string | undefined]) =>
    `codes.${code}: ${told} is not a response code of the DUIS schema`
  throw new SimulatorFault('SIM_CONFIGURATION', complaintsInShort(unknown, complain))
}

const isKnown = (code: string, duis: Pick<DuisReader, 'readResponse'>): boolean =>
  duis.readResponse(Buffer.from(refusalWith(code))).ok

const refusalWith = (responseCode: string): string =>
  writeResponse({
    schemaVersion: '5.4',
    requestId: null,
    responseId: null,
    responseCode,
    responseDateTime: instant(0),
    body: { kind: 'ResponseMessage', serviceReference: '6.21', serviceReferenceVariant: '6.21', content: null },
  })
