import type { Certificate } from '../../../certs/certificate.ts'
import { derivePrivateKey } from '../../../certs/keys/keys.ts'
import { type CredentialUse, createSmki, type OrganisationCredential } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { electricityNetworkOperators } from '../../market/network-operators.ts'
import { loadControllers } from '../../market/other-users.ts'
import { suppliers } from '../../market/suppliers.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import {
  cells,
  cellsOf,
  type DeviceTypeWithCells,
  keyOfCell,
  type TrustAnchorCellIdentifier,
} from '../../vocabulary/trust-anchor-cell.ts'
import type { DeviceBlueprint } from '../state/blueprint.ts'

/** A whole SMKI; keys and certificates are real. */
export const smki = createSmki(createRandom('devices under test'))

/** Someone who may hold cells. */
export interface Party {
  readonly entityIdentifier: EntityIdentifier
  readonly role: number
}

const operator = (id: string): Party => {
  const found = electricityNetworkOperators.find((candidate) => candidate.id === id)
  return {
    entityIdentifier: entityIdentifier(found?.entityIdentifiers[0] ?? ''),
    role: RemotePartyRole.networkOperator,
  }
}

const supplier = (id: string): Party => {
  const found = suppliers.find((candidate) => candidate.id === id)
  return { entityIdentifier: entityIdentifier(found?.entityIdentifier ?? ''), role: RemotePartyRole.supplier }
}

export const broker: Party = {
  entityIdentifier: dccParties.accessControlBroker.entityIdentifier,
  role: RemotePartyRole.accessControlBroker,
}
/** The CoS party. */
export const changeOfSupplier: Party = { ...dccParties.transitionalCoS, role: RemotePartyRole.transitionalCoS }
export const london = operator('LOND')
export const lastMile = operator('GUCL')
export const loadController: Party = { ...loadControllers[0], role: RemotePartyRole.loadController }
export const albion = supplier('ALBN')
export const border = supplier('BRDR')

/** The market's own credential of a party. */
export function credentialOf({ entityIdentifier, role }: Party, use: CredentialUse): OrganisationCredential {
  const credential = smki.credential(entityIdentifier, role, use)
  if (credential === undefined) throw new Error(`${entityIdentifier} has no ${use} credential of role ${role}`)
  return credential
}

const otherParties: Readonly<Record<number, Party>> = {
  [RemotePartyRole.recovery]: { ...dccParties.recovery, role: RemotePartyRole.recovery },
  [RemotePartyRole.accessControlBroker]: broker,
  [RemotePartyRole.transitionalCoS]: changeOfSupplier,
  [RemotePartyRole.wanProvider]: { ...dccParties.wanProvider, role: RemotePartyRole.wanProvider },
}

/** Who holds the cells of a device that matter here; the broker by default, which is DCC controlled. */
export interface Holders {
  readonly supplier?: Party
  readonly networkOperator?: Party
  readonly loadController?: Party
}

/** What a party would have put into a cell of that usage. */
export function certificateFor(cell: TrustAnchorCellIdentifier, party: Party): Certificate {
  if (cell.keyUsage === 'digitalSignature') return credentialOf(party, 'digitalSignature').certificate
  const isTopUp = keyOfCell(cell) === keyOfCell(cells.supplierTopUp) && party.role === RemotePartyRole.supplier
  return credentialOf(party, isTopUp ? 'prepaymentKeyAgreement' : 'keyAgreement').certificate
}

/** A device as it leaves a factory, with credentials of its own. */
export function blueprintOf(
  deviceId: EntityIdentifier,
  type: DeviceTypeWithCells,
  { supplier: supplying = broker, networkOperator = broker, loadController: controlling = broker }: Holders = {},
): DeviceBlueprint {
  const holderOf = (role: number): Party => {
    if (role === RemotePartyRole.supplier) return supplying
    if (role === RemotePartyRole.networkOperator) return networkOperator
    if (role === RemotePartyRole.loadController) return controlling
    return otherParties[role] ?? broker
  }
  const filled = cellsOf(type).map((cell) => ({
    cell,
    certificate:
      cell.role === RemotePartyRole.root
        ? smki.organisationRoot.certificate
        : certificateFor(cell, holderOf(cell.role)),
  }))
  const furtherKey: DeviceBlueprint['furtherKey'] = (use, generation) =>
    derivePrivateKey(smki.stream(`${deviceId} ${use} ${generation}`))
  const { digitalSignature, keyAgreement } = smki.deviceCredentials(deviceId)
  return { deviceId, type, digitalSignature, keyAgreement, cells: filled, furtherKey }
}
