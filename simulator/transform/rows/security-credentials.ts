import type { CertificateDer } from '../../../certs/certificate.ts'
import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import type { CredentialsReplacement } from '../../duis/request.ts'
import { cs02a, cs02c, cs02d, cs02e, cs02f, updateSecurityCredentials } from '../../gbcs/asn1/commands.ts'
import { floorChanges, type TrustAnchorReplacement } from '../../gbcs/credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import {
  type CredentialsReplacementMode,
  credentialsReplacementModes as modes,
} from '../../vocabulary/credentials-replacement-mode.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import { cancellationInstant, type Instant } from '../../vocabulary/instant.ts'
import { duisRemotePartyRoles, RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { TransformFacts } from '../facts.ts'
import { by, on, row, type TransformRow, type Way, where } from '../row.ts'

const credentialed: readonly DeviceType[] = ['ESME', 'GSME', 'GPF']
const withCertificates: readonly DeviceType[] = ['ESME', 'GSME', 'GPF', 'CHF', 'PPMID', 'HCALCS']

const timeOf = (moment: Instant | null | undefined): string | null =>
  moment === null || moment === undefined ? null : executionDateTimeOf(moment)

const replacing = (
  target: TrustAnchorCellIdentifier,
  certificate: CertificateDer | null | undefined,
): readonly TrustAnchorReplacement[] => (certificate ? [{ der: certificate, target }] : [])

/** The control block of a mode, with what most modes leave out. */
const controlOf = ({ mode, authorisedBy }: CredentialsReplacementMode) => ({
  mode,
  symmetricKey: null,
  authorisingCell: { role: authorisedBy, keyUsage: 'digitalSignature', cellUsage: 'management' } as const,
  newFloor: null,
  newTopUpFloor: null,
  otherFloors: [],
})

interface Slot {
  readonly role: CredentialsReplacement['remotePartyRole']
  readonly signature: TrustAnchorCellIdentifier
  readonly keyAgreement: TrustAnchorCellIdentifier
  readonly topUp: TrustAnchorCellIdentifier | null
}

const supplierSlot: Slot = {
  role: 'Supplier',
  signature: cells.supplierSignature,
  keyAgreement: cells.supplierKeyAgreement,
  topUp: cells.supplierTopUp,
}
const networkOperatorSlot: Slot = {
  role: 'NetworkOperator',
  signature: cells.networkOperatorSignature,
  keyAgreement: cells.networkOperatorKeyAgreement,
  topUp: null,
}
const loadControllerSlot: Slot = {
  role: 'LoadController',
  signature: cells.loadControllerSignature,
  keyAgreement: cells.loadControllerKeyAgreement,
  topUp: null,
}

/** What 6.15.1 and 6.21 replace in a slot, by a mode. */
const replacement = (slot: Slot, mode: CredentialsReplacementMode) => (body: CredentialsReplacement) =>
  body.remotePartyRole === slot.role
    ? {
        ...controlOf(mode),
        ...floorChanges(
          { role: duisRemotePartyRoles[slot.role], floor: body.floor, topUpFloor: body.topUpFloor },
          mode.authorisedBy,
        ),
        applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
        replacements: [
          ...replacing(slot.signature, body.digitalSignature),
          ...replacing(slot.keyAgreement, body.keyAgreement),
          ...(slot.topUp === null ? [] : replacing(slot.topUp, body.keyAgreementTopUp)),
        ],
        certificationPath: body.certificationPath,
        executionDateTime: timeOf(body.executionDateTime),
      }
    : undefined

const replaces = (slot: Slot, mode: CredentialsReplacementMode): Way<CredentialsReplacement> =>
  on(
    slot === networkOperatorSlot ? ['ESME', 'GPF'] : slot === loadControllerSlot ? 'ESME' : credentialed,
    updateSecurityCredentials(mode.messageCode),
    replacement(slot, mode),
  )

const isLoadController = ({ user }: TransformFacts): boolean => user.role === 'LC'

const ways = [
  replaces(supplierSlot, modes.supplierBySupplier),
  replaces(networkOperatorSlot, modes.networkOperatorByNetworkOperator),
  where(isLoadController, replaces(loadControllerSlot, modes.loadControllerByLoadController)),
  replaces(loadControllerSlot, modes.loadControllerBySupplier),
]

type ChangeOfSupplier = BodyContent<'UpdateSecurityCredentialsCoS'>

/** The CoS party leaves the floors out of what cancels (docs/domain/gbcs.md#cos-floors). */
const newSuppliersFloors = (body: ChangeOfSupplier) =>
  body.executionDateTime === cancellationInstant
    ? []
    : [
        {
          role: RemotePartyRole.supplier,
          floor: body.supplierFloorSeqNumber,
          topUpFloor: body.supplierPrepaymentTopUpFloorSeqNumber ?? null,
        },
      ]

const keyUsage = ({ credentialType }: { readonly credentialType: 'Digital Signature' | 'Key Agreement' }) => ({
  keyUsage: credentialType === 'Digital Signature' ? ('digitalSignature' as const) : ('keyAgreement' as const),
})

const detailsOf = (roles: readonly (keyof typeof duisRemotePartyRoles)[]) => ({
  authorisingCell: cells.acbKeyAgreement,
  roles: roles.map((role) => duisRemotePartyRoles[role]),
})

/** Those of Service References 6 and 8 that are about certificates. */
export const securityCredentialsRows: readonly TransformRow[] = [
  row('6.15.1', 'UpdateSecurityCredentialsKRP', ...ways),
  row(
    '6.15.2',
    'UpdateSecurityCredentialsDevice',
    on(withCertificates, cs02d, ({ deviceCertificate }) => ({ der: deviceCertificate })),
  ),
  row('6.17', 'IssueSecurityCredentials', on(withCertificates, cs02c, keyUsage)),
  row('6.21', 'RequestHandoverOfDCCControlledDevice', ...ways.map((way) => by('access-control-broker', way))),
  row(
    '6.23',
    'UpdateSecurityCredentialsCoS',
    by(
      'change-of-supplier-party',
      on(credentialed, updateSecurityCredentials(modes.supplierByTransCoS.messageCode), (body) => {
        const certificates = body.supplierReplacementCertificates
        return {
          ...controlOf(modes.supplierByTransCoS),
          applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
          otherFloors: newSuppliersFloors(body),
          replacements: [
            ...replacing(cells.supplierSignature, certificates.digitalSigningCertificate),
            ...replacing(cells.supplierKeyAgreement, certificates.keyAgreementCertificate),
            ...replacing(cells.supplierTopUp, certificates.keyAgreementTopUpCertificate),
          ],
          certificationPath: body.certificationPathCertificates.certificate,
          executionDateTime: timeOf(body.executionDateTime),
        }
      }),
    ),
  ),
  row(
    '6.24.1',
    'RetrieveDeviceSecurityCredentialsKRP',
    // CS02a does not know the cells of load controllers.
    by(
      'access-control-broker',
      on('ESME', cs02f, ({ roles }) => (roles.includes('LoadController') ? detailsOf(roles) : undefined)),
    ),
    by(
      'access-control-broker',
      on(withCertificates, cs02a, ({ roles }) => detailsOf(roles)),
    ),
  ),
  row('6.24.2', 'RetrieveDeviceSecurityCredentialsDevice', on(withCertificates, cs02e, keyUsage)),
  row(
    '8.5',
    'ServiceOptOut',
    by(
      'access-control-broker',
      on(['ESME', 'GSME'], updateSecurityCredentials(modes.accessControlBrokerByACB.messageCode), (body) => ({
        ...controlOf(modes.accessControlBrokerByACB),
        // Its key agreement authorises, which no cell is named for.
        authorisingCell: null,
        newFloor: body.acbFloorSeqNumber,
        applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
        replacements: replacing(cells.acbKeyAgreement, body.replacementCertificates.keyAgreementCertificate),
        certificationPath: body.certificationPathCertificates.certificate,
        executionDateTime: null,
      })),
    ),
  ),
]
