import {
  type CredentialsReplacementModeName,
  credentialsReplacementModes,
} from '../../vocabulary/credentials-replacement-mode.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { Device } from '../state/device.ts'

const { root, recovery, supplier, networkOperator, accessControlBroker, transitionalCoS, wanProvider, loadController } =
  RemotePartyRole

/**
 * Whose cells each mode may replace (docs/domain/gbcs-credentials.md#modes), and whether the simulated devices execute
 * it.
 */
const targets: Readonly<Record<CredentialsReplacementModeName, { roles: readonly number[]; simulated: boolean }>> = {
  rootBySupplier: { roles: [root], simulated: false },
  rootByWanProvider: { roles: [root], simulated: false },
  supplierBySupplier: { roles: [supplier], simulated: true },
  networkOperatorByNetworkOperator: { roles: [networkOperator], simulated: true },
  accessControlBrokerByACB: { roles: [accessControlBroker], simulated: true },
  wanProviderByWanProvider: { roles: [wanProvider], simulated: true },
  transCoSByTransCoS: { roles: [transitionalCoS], simulated: true },
  supplierByTransCoS: { roles: [supplier], simulated: true },
  anyExceptAbnormalRootByRecovery: {
    roles: [root, recovery, supplier, networkOperator, accessControlBroker, transitionalCoS, wanProvider],
    simulated: false,
  },
  anyByContingency: {
    roles: [root, recovery, supplier, networkOperator, accessControlBroker, transitionalCoS, wanProvider],
    simulated: false,
  },
  loadControllerByLoadController: { roles: [loadController], simulated: true },
  loadControllerBySupplier: { roles: [loadController], simulated: true },
}

/** How a mode replaces credentials. */
export interface ReplacementMode {
  readonly name: CredentialsReplacementModeName
  readonly mode: number
  readonly messageCode: number
  /** The cell whose holder must have signed. */
  readonly authorisedBy: TrustAnchorCellIdentifier
  readonly targetRoles: readonly number[]
  /** Whether another party is replaced than the one that authorises it, whose floors may be said apart. */
  readonly setsFloorsOfOthers: boolean
  /** The one whose floor the Command sets: of the simulated modes each replaces one role. */
  readonly replacedRole: number
  readonly simulated: boolean
}

const modes: readonly ReplacementMode[] = Object.entries(targets).map(([key, { roles, simulated }]) => {
  const name = key as CredentialsReplacementModeName
  const { mode, messageCode, authorisedBy } = credentialsReplacementModes[name]
  const keyUsage = authorisedBy === root ? 'keyCertSign' : 'digitalSignature'
  return {
    name,
    mode,
    messageCode,
    authorisedBy: { role: authorisedBy, keyUsage, cellUsage: 'management' },
    targetRoles: roles,
    setsFloorsOfOthers: roles[0] !== undefined && roles[0] !== authorisedBy,
    replacedRole: roles[0] ?? authorisedBy,
    simulated,
  }
})

const byMessageCode = new Map(modes.map((mode) => [mode.messageCode, mode]))

/**
 * The cell that authorises a mode on a device. Devices that know the Access Control Broker by its key agreement cell alone are
 * authorised by that: its MAC is enough, and nothing is signed (docs/domain/gbcs-credentials.md#command-form).
 */
export function authorisingCellOf(device: Device, { authorisedBy }: ReplacementMode): TrustAnchorCellIdentifier {
  const isBrokerWithoutSignature =
    authorisedBy.role === accessControlBroker && !device.factoryCells.has(keyOfCell(cells.acbSignature))
  return isBrokerWithoutSignature ? cells.acbKeyAgreement : authorisedBy
}

/** The mode that goes by a message code; undefined where it is no Update Security Credentials. */
export const replacementModeOf = (messageCode: number): ReplacementMode | undefined => byMessageCode.get(messageCode)
