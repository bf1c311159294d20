/**
 * Remote Party Roles as GBCS numbers them. Organisation Certificates carry the number as two hexadecimal digits of text
 * in the subject's OU (docs/domain/smki.md#roles), so "7F" is 127 and "87" is 135.
 */
export const RemotePartyRole = {
  root: 0,
  recovery: 1,
  supplier: 2,
  networkOperator: 3,
  accessControlBroker: 4,
  transitionalCoS: 5,
  wanProvider: 6,
  issuingAuthority: 7,
  loadController: 8,
  other: 127,
  /** Signs a user's DUIS requests; never on a device. */
  userXmlSigning: 0x87,
  /** Signs the DCC's DUIS responses and alerts; never on a device. */
  dspXmlSigning: 0x89,
} as const

export type RemotePartyRole = (typeof RemotePartyRole)[keyof typeof RemotePartyRole]

const names = new Map<number, string>(Object.entries(RemotePartyRole).map(([name, role]) => [role, name]))

/** `networkOperator` for 3; the bare number for one that GBCS does not name. */
export const nameOfRemotePartyRole = (role: number): string => names.get(role) ?? `role ${role}`

/** The text of the subject's OU for a role: `03` for networkOperator. */
export const organisationalUnitOf = (role: number): string => role.toString(16).toUpperCase().padStart(2, '0')

/** The values of the DUIS element RemotePartyRole, and the role each means. */
export const duisRemotePartyRoles = {
  ACB: RemotePartyRole.accessControlBroker,
  NetworkOperator: RemotePartyRole.networkOperator,
  Recovery: RemotePartyRole.recovery,
  Root: RemotePartyRole.root,
  Supplier: RemotePartyRole.supplier,
  TransCoS: RemotePartyRole.transitionalCoS,
  LoadController: RemotePartyRole.loadController,
} as const

export type DuisRemotePartyRole = keyof typeof duisRemotePartyRoles
