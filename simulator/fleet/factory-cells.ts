import type { Certificate } from '../../certs/certificate.ts'
import type { Credential, CredentialUse, Smki } from '../../certs/smki.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { suppliers } from '../market/suppliers.ts'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { cellsOf, type TrustAnchorCellIdentifier } from '../vocabulary/trust-anchor-cell.ts'
import type { LocatedDevice } from './locator.ts'
import type { SlotPair } from './premises.ts'

/** A Trust Anchor Cell and the certificate with which the device left the factory or its installer. */
export interface FilledCell {
  readonly cell: TrustAnchorCellIdentifier
  readonly certificate: Certificate
}

/** Who a cell trusts, as GBCS responses name it: what the DCC's mirror of the cells starts from. */
export interface InitialHolder {
  readonly cell: TrustAnchorCellIdentifier
  /** Eight zero octets for the root, whose certificate names no entity (docs/domain/smki.md#root-cell). */
  readonly entityIdentifier: EntityIdentifier
  /** Eight octets. */
  readonly subjectKeyIdentifier: Buffer
}

const acb = dccParties.accessControlBroker.entityIdentifier
const supplierIdentifiers = new Set<EntityIdentifier>(suppliers.map((supplier) => supplier.entityIdentifier))
const noEntity = entityIdentifier('00-00-00-00-00-00-00-00')

/** The parties whose cells are filled the same way on every device. */
const dccHolders = new Map<number, EntityIdentifier>([
  [RemotePartyRole.recovery, dccParties.recovery.entityIdentifier],
  [RemotePartyRole.accessControlBroker, acb],
  [RemotePartyRole.transitionalCoS, dccParties.transitionalCoS.entityIdentifier],
  [RemotePartyRole.wanProvider, dccParties.wanProvider.entityIdentifier],
])

/** Fills the cells of devices. Devices in the same state share one array: there are not more of them than the market allows. */
export function createFactoryCells(smki: Smki): (device: LocatedDevice) => readonly FilledCell[] {
  const filled = new Map<SlotPair | EntityIdentifier, Map<string, readonly FilledCell[]>>()
  return (device) => {
    const { type } = device
    const holders = slotHolders(device)
    const alike = filled.get(holders.networkOperator) ?? new Map<string, readonly FilledCell[]>()
    filled.set(holders.networkOperator, alike)
    const state = `${type} ${holders.supplier}`
    const known = alike.get(state)
    if (known !== undefined) return known
    const cells = cellsOf(type).map((cell) => ({ cell, certificate: certificateIn(smki, cell, holders) }))
    alike.set(state, cells)
    return cells
  }
}

/** Who the cells trust, by entity and key. */
export const holdersIn = (cells: readonly FilledCell[]): readonly InitialHolder[] =>
  cells.map(({ cell, certificate }) => ({
    cell,
    entityIdentifier: certificate.entityIdentifier ?? noEntity,
    subjectKeyIdentifier: certificate.subjectKeyIdentifier ?? Buffer.alloc(8),
  }))

interface SlotHolders {
  readonly supplier: EntityIdentifier
  /** The certificates themselves where an estate says what the slot holds. */
  readonly networkOperator: EntityIdentifier | SlotPair
}

/**
 * A GPF leaves the communications hub's factory DCC controlled in both slots
 * (docs/domain/gbcs-credentials.md#gpf-factory). So is the operator's slot of a meter that replaces another.
 */
function slotHolders({ type, premises, generation }: LocatedDevice): SlotHolders {
  const { inEstate, supplier, esmeSlotHolder, gpfSlot } = premises
  const pair = generation === 0 ? inEstate[type]?.slot : undefined
  if (type === 'CHF') return { supplier: acb, networkOperator: acb }
  if (type === 'GPF')
    return generation > 0 || gpfSlot === 'dcc-controlled'
      ? { supplier: acb, networkOperator: pair ?? acb }
      : { supplier: supplier.entityIdentifier, networkOperator: pair ?? acb }
  const networkOperator = pair ?? (type === 'ESME' && generation === 0 ? esmeSlotHolder : acb)
  return { supplier: supplier.entityIdentifier, networkOperator }
}

function certificateIn(smki: Smki, cell: TrustAnchorCellIdentifier, holders: SlotHolders): Certificate {
  if (cell.role === RemotePartyRole.root) return smki.organisationAnchors[0]
  const holder = holderOf(cell.role, holders)
  if (typeof holder !== 'string')
    return cell.keyUsage === 'digitalSignature' ? holder.digitalSignature : holder.keyAgreement
  const role = ownRole(holder, cell.role)
  return credentialOf(smki, holder, role, useIn(cell, role)).certificate
}

function holderOf(role: number, holders: SlotHolders): EntityIdentifier | SlotPair {
  if (role === RemotePartyRole.supplier) return holders.supplier
  if (role === RemotePartyRole.networkOperator) return holders.networkOperator
  return dccHolders.get(role) ?? acb
}

/** The role under which a holder has certificates: the ACB and a supplier keep theirs in a slot that is not of that role. */
function ownRole(holder: EntityIdentifier, slotRole: number): number {
  if (holder === acb) return RemotePartyRole.accessControlBroker
  return supplierIdentifiers.has(holder) ? RemotePartyRole.supplier : slotRole
}

/**
 * Only suppliers hold a key agreement key for top-ups of its own; the ACB's one key fills both cells
 * (docs/domain/duis.md#top-up-cell).
 */
function useIn({ keyUsage, cellUsage }: TrustAnchorCellIdentifier, role: number): CredentialUse {
  if (keyUsage === 'digitalSignature') return 'digitalSignature'
  return cellUsage === 'prePaymentTopUp' && role === RemotePartyRole.supplier
    ? 'prepaymentKeyAgreement'
    : 'keyAgreement'
}

function credentialOf(smki: Smki, holder: EntityIdentifier, role: number, use: CredentialUse): Credential {
  const credential = smki.credential(holder, role, use)
  if (credential === undefined)
    throw new SimulatorFault('SIM_INVARIANT', `the SMKI holds no ${use} certificate of role ${role} for ${holder}`)
  return credential
}
