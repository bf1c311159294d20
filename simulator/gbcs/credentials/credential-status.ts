/**
 * Status codes of a Trust Anchor Cell in CS02a and CS02b; the numbers are RFC 5934's
 * (docs/domain/gbcs-credentials.md#status-codes).
 */
export const replacementStatus = {
  success: 0,
  badCertificate: 5,
  noTrustAnchor: 10,
  insufficientMemory: 17,
  trustAnchorNotFound: 25,
  resourcesBusy: 30,
  other: 127,
} as const

const names = new Map<number, string>(Object.entries(replacementStatus).map(([name, status]) => [status, name]))

/** A status code, by name and number. */
export const describeStatus = (status: number): string => `${names.get(status) ?? 'unknown status'} (${status})`
