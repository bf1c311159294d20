import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import { type Cs02bCommand, floorsOf } from '../../gbcs/credentials/update-security-credentials.ts'
import { credentialsReplacementModes, type ReplaceableRole } from '../../vocabulary/credentials-replacement-mode.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { CertificateSet, ReplacementUse } from './replacement.ts'

/** NOC-14: a payload is about the network operator if any of its target cells is, whatever its mode. */
export function replacedRole({ mode, replacements }: Pick<Cs02bCommand, 'mode' | 'replacements'>): ReplaceableRole {
  const { networkOperatorByNetworkOperator, loadControllerBySupplier, loadControllerByLoadController } =
    credentialsReplacementModes
  const isTarget = (role: number) => replacements.some(({ target }) => target.role === role)
  if (mode === networkOperatorByNetworkOperator.mode || isTarget(RemotePartyRole.networkOperator))
    return 'NetworkOperator'
  const isLoadControllers = mode === loadControllerBySupplier.mode || mode === loadControllerByLoadController.mode
  return isLoadControllers ? 'LoadController' : 'Supplier'
}

/** What a certificate is for that goes into a cell; undefined for a cell that takes none of a replacement's. */
export function useInCell({ keyUsage, cellUsage }: TrustAnchorCellIdentifier): ReplacementUse | undefined {
  if (keyUsage === 'keyAgreement') return cellUsage === 'prePaymentTopUp' ? 'keyAgreementTopUp' : 'keyAgreement'
  return keyUsage === 'digitalSignature' && cellUsage === 'management' ? 'digitalSignature' : undefined
}

/** The role whose cell authorises a mode. */
const authorisers = new Map<number, number>(
  Object.values(credentialsReplacementModes).map(({ mode, authorisedBy }) => [mode, authorisedBy]),
)

/** The certificates that a payload carries, and its floors, as those of a Service Request are given. */
export function replacementOfUpdate(update: Cs02bCommand, read: CertificateReader): CertificateSet {
  const remotePartyRole = replacedRole(update)
  const authorisedBy = authorisers.get(update.mode)
  // A supplier may authorise for a load controller; every other mode is about the role that authorises it.
  const role = remotePartyRole === 'LoadController' ? RemotePartyRole.loadController : authorisedBy
  const floors = floorsOf(role, update, authorisedBy)
  return {
    remotePartyRole,
    floor: floors.newFloor,
    topUpFloor: floors.newTopUpFloor,
    leaves: update.replacements.flatMap(({ der, target }) => {
      const use = useInCell(target)
      return use === undefined ? [] : [{ use, der, reading: read(der) }]
    }),
    path: update.certificationPath.map(read),
    applyTimeBasedCpvChecks: update.applyTimeBasedCpvChecks,
  }
}
