/** Alert codes that the simulated devices use; `device-alerts.ts` says what each reports. */
export const alertCodes = {
  clockAdjusted: 0x8145,
  immediateCommandActioned: 0x8154,
  immediateCommandNotActioned: 0x8155,
  deviceJoined: 0x8183,
  integrityCheckFailed: 0x8f1e,
  sourceLacksAuthority: 0x8f30,
  trustedSourceAuthenticationFailed: 0x8f3d,
  unauthorisedCommunicationAccess: 0x8f3e,
  otherAuthorisationFailure: 0x8f53,
  supplyInterrupted: 0x8f57,
  unusualNumberOfCommands: 0x8f60,
  futureDatedCommandActioned: 0x8f66,
  futureDatedCommandNotActioned: 0x8f67,
  deviceCommissioned: 0x8f69,
  securityCredentialsUpdated: 0x8f70,
} as const

/** The four hexadecimal digits in which DUIS writes an alert code: `8F66`. */
export const formatAlertCode = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
