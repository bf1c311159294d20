import { RemotePartyRole } from './remote-party-role.ts'

/**
 * The CS02b credentials replacement modes (docs/domain/gbcs-credentials.md#modes), each with its message code and who
 * authorises it.
 */
export const credentialsReplacementModes = {
  rootBySupplier: { mode: 0, messageCode: 0x0100, authorisedBy: RemotePartyRole.supplier },
  rootByWanProvider: { mode: 1, messageCode: 0x0101, authorisedBy: RemotePartyRole.wanProvider },
  supplierBySupplier: { mode: 2, messageCode: 0x0102, authorisedBy: RemotePartyRole.supplier },
  networkOperatorByNetworkOperator: { mode: 3, messageCode: 0x0103, authorisedBy: RemotePartyRole.networkOperator },
  accessControlBrokerByACB: { mode: 4, messageCode: 0x0104, authorisedBy: RemotePartyRole.accessControlBroker },
  wanProviderByWanProvider: { mode: 5, messageCode: 0x0105, authorisedBy: RemotePartyRole.wanProvider },
  transCoSByTransCoS: { mode: 6, messageCode: 0x0106, authorisedBy: RemotePartyRole.transitionalCoS },
  supplierByTransCoS: { mode: 7, messageCode: 0x0107, authorisedBy: RemotePartyRole.transitionalCoS },
  anyExceptAbnormalRootByRecovery: { mode: 8, messageCode: 0x0108, authorisedBy: RemotePartyRole.recovery },
  anyByContingency: { mode: 9, messageCode: 0x0109, authorisedBy: RemotePartyRole.root },
  loadControllerByLoadController: { mode: 10, messageCode: 0x0125, authorisedBy: RemotePartyRole.loadController },
  loadControllerBySupplier: { mode: 11, messageCode: 0x0126, authorisedBy: RemotePartyRole.supplier },
} as const

export type CredentialsReplacementModeName = keyof typeof credentialsReplacementModes

const namesByMode = new Map<number, CredentialsReplacementModeName>(
  Object.entries(credentialsReplacementModes).map(([name, { mode }]) => [mode, name as CredentialsReplacementModeName]),
)

/** `networkOperatorByNetworkOperator` for 3; undefined for a number that GBCS does not name. */
export const nameOfCredentialsReplacementMode = (mode: number): CredentialsReplacementModeName | undefined =>
  namesByMode.get(mode)

export type CredentialsReplacementMode = (typeof credentialsReplacementModes)[CredentialsReplacementModeName]

/** Who asks for a replacement, as far as it matters to its mode. */
export type ReplacedBy = 'load-controller' | 'anybody-else'

/** The roles whose credentials 6.15.1 and 6.21 may replace. */
export type ReplaceableRole = 'Supplier' | 'NetworkOperator' | 'LoadController'

const modesOfRole: Readonly<Record<ReplaceableRole, CredentialsReplacementMode>> = {
  Supplier: credentialsReplacementModes.supplierBySupplier,
  NetworkOperator: credentialsReplacementModes.networkOperatorByNetworkOperator,
  LoadController: credentialsReplacementModes.loadControllerBySupplier,
}

/**
 * The mode by which 6.15.1 and 6.21 replace a role's credentials: the holder of the role's cell authorises. The load controller's
 * may be replaced by the supplier as well, so there it matters who asks.
 */
export const modeOfReplacement = (
  role: ReplaceableRole,
  by: ReplacedBy = 'anybody-else',
): CredentialsReplacementMode =>
  role === 'LoadController' && by === 'load-controller'
    ? credentialsReplacementModes.loadControllerByLoadController
    : modesOfRole[role]
