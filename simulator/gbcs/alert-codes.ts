/** Alert codes of devices, and what each reports (docs/domain/codes.md#device-alerts). */
export const alertCodes = {
  immediateCommandActioned: 0x8154,
  immediateCommandNotActioned: 0x8155,
  integrityCheckFailed: 0x8f1e,
  sourceLacksAuthority: 0x8f30,
  trustedSourceAuthenticationFailed: 0x8f3d,
  unauthorisedCommunicationAccess: 0x8f3e,
  otherAuthorisationFailure: 0x8f53,
  unusualNumberOfCommands: 0x8f60,
  futureDatedCommandActioned: 0x8f66,
  futureDatedCommandNotActioned: 0x8f67,
  deviceCommissioned: 0x8f69,
  securityCredentialsUpdated: 0x8f70,
} as const

export type AlertCode = (typeof alertCodes)[keyof typeof alertCodes]

const meanings: Readonly<Record<AlertCode, string>> = {
  33108: 'Immediate HAN interface command successfully actioned',
  33109: 'Immediate HAN interface command not successfully actioned',
  36638: 'Integrity check of the content or format of a command failed',
  36656: 'Source of a command does not have authority',
  36669: 'Authentication of a trusted source failed',
  36670: 'Unauthorised communication access attempted',
  36691: 'Other authentication or authorisation failure',
  36704: 'Unusual number of malformed, out-of-order or unexpected commands received',
  36710: 'Future dated HAN interface command successfully actioned',
  36711: 'Future dated HAN interface command not successfully actioned',
  36713: 'Device commissioned',
  36720: 'Security credentials updated',
}

/** The four hexadecimal digits in which DUIS writes an alert code: `8F66`. */
export const formatAlertCode = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')

/** What an alert code reports; undefined for one that is not listed. */
export const meaningOfAlertCode = (code: number): string | undefined => meanings[code as AlertCode]

/** An alert code, by meaning and digits. */
export const describeAlertCode = (code: number): string =>
  `${formatAlertCode(code)} (${meaningOfAlertCode(code) ?? 'unknown alert'})`
