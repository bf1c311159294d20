import type { Certificate } from '../../../certs/certificate.ts'
import { replacementStatus, type TrustAnchorReplacement } from '../../gbcs/credentials/update-security-credentials.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { cells, keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { certificateIn, type Device } from '../state/device.ts'
import type { Circumstances } from './execution.ts'

/** Cells that the Access Control Broker may hold in another's place: DCC controlled and recovered devices, MP128A. */
const rolesThatTheBrokerMayStandInFor: readonly number[] = [
  RemotePartyRole.supplier,
  RemotePartyRole.networkOperator,
  RemotePartyRole.loadController,
]

/** What a replacement is judged by, beside the device's own cells. */
export interface PathContext extends Pick<Circumstances, 'readCertificate' | 'validatePath'> {
  /** CA certificates that came with the command. */
  readonly intermediates: readonly Certificate[]
  /** The instant at which certificates must be valid; null where the command disapplies the check. */
  readonly validAt: Instant | null
}

/**
 * Whether a certificate may go into a cell; the failure is the status code of that cell
 * (docs/domain/gbcs-credentials.md#step-6). Every replacement stands for itself: the failure of one does not touch
 * another.
 */
export function judgeReplacement(
  device: Device,
  { der, target }: TrustAnchorReplacement,
  context: PathContext,
): Result<Certificate, number> {
  if (certificateIn(device, target) === undefined) return failed(replacementStatus.trustAnchorNotFound)
  const read = context.readCertificate(der)
  if (!read.ok || !fits(read.value, target)) return failed(replacementStatus.badCertificate)
  const path = context.validatePath(read.value, context.intermediates, anchorsOf(device), context.validAt)
  if (path.ok) return succeeded(read.value)
  return failed(
    path.failure.reason === 'no-issuer' ? replacementStatus.noTrustAnchor : replacementStatus.badCertificate,
  )
}

function anchorsOf({ blueprint, state, factoryCells }: Device): readonly Certificate[] {
  const key = keyOfCell(cells.root)
  const replaced = state.replaced.get(key)
  if (replaced !== undefined) return [replaced]
  const root = factoryCells.get(key)?.certificate
  return root === undefined ? [] : [root, ...(blueprint.furtherAnchors ?? [])]
}

const fits = (certificate: Certificate, cell: TrustAnchorCellIdentifier): boolean =>
  certificate.entityIdentifier !== null &&
  certificate.subjectKeyIdentifier?.length === 8 &&
  // An Organisation Certificate has exactly one key usage; the key of a signing cell must not agree keys.
  certificate.keyUsages.length === 1 &&
  certificate.keyUsages[0] === cell.keyUsage &&
  fitsRole(certificate.role, cell.role)

/** A supplier's certificate may stand in the load controller's cells: the published answers to CS02g have it there. */
const fitsRole = (role: number | null, cellRole: number): boolean =>
  role === cellRole ||
  (role === RemotePartyRole.supplier && cellRole === RemotePartyRole.loadController) ||
  (role === RemotePartyRole.accessControlBroker && rolesThatTheBrokerMayStandInFor.includes(cellRole))
