import { credentialsReplacementModes } from '../vocabulary/credentials-replacement-mode.ts'
import { useCases } from './use-cases.ts'

/** CS02a Provide Security Credential Details. */
export const provideSecurityCredentialDetails = 0x0008
/** CS02c Issue Security Credentials. */
export const issueSecurityCredentials = 0x000a
/** CS02d Update Device Certificates on Device. */
export const updateDeviceCertificate = 0x000b
/** CS02e Provide Device Certificates from Device. */
export const provideDeviceCertificate = 0x000c
/** The alert in which the outcome of a future dated CS02b comes. */
export const futureDatedUpdateSecurityCredentialsAlert = 0x00cb

/** The same of CS02g, for the cells of load controllers. */
export const futureDatedUpdateLoadControllerCredentialsAlert = 0x0124

/** The alert in which an ESME tells of one operation of a future dated Command. */
export const futureDatedEsmeAlert = 0x00cc

/** GCA, what a device says by an alert code alone, signed. */
export const genericCriticalAlert = 0x1000
/** GNCA, the same under a MAC. */
export const genericNonCriticalAlert = 0x1001

/** PCS01 and PCS02, PECS01 to PECS03, HECS01: what one device asks of another on the HAN, without any Remote Party. */
const deviceToDevice: ReadonlySet<number> = new Set([0x009b, 0x0090, 0x0116, 0x0117, 0x0118, 0x0119])

/** Whether both ends of a message are devices, so that its MAC is between the two and nobody else has a key of it. */
export const isDeviceToDevice = (code: number): boolean => deviceToDevice.has(code)

const modesByMessageCode = new Map<number, string>(
  Object.entries(credentialsReplacementModes).map(([name, { messageCode }]) => [messageCode, name]),
)

/** Whether a message code is one of CS02b's, which has one for each credentials replacement mode. */
export const isUpdateSecurityCredentials = (code: number): boolean => modesByMessageCode.has(code)

/** `CS02b Update Security Credentials (networkOperatorByNetworkOperator)` for 0x0103; undefined for a code not listed. */
export function nameOfMessageCode(code: number): string | undefined {
  const mode = modesByMessageCode.get(code)
  return mode === undefined ? useCases[code] : `${useCases[code] ?? 'CS02b Update Security Credentials'} (${mode})`
}

/** A message code, by its four hexadecimal digits and the name of its use case. */
export const formatMessageCode = (code: number): string =>
  `${code.toString(16).toUpperCase().padStart(4, '0')} (${nameOfMessageCode(code) ?? 'unknown use case'})`
