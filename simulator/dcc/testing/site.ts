import { type Credential, type CredentialUse, createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { networkOperatorCalled, supplierCalled } from '../../market/look-up.ts'
import { loadControllers } from '../../market/other-users.ts'
import type { RegistrationSource } from '../../registration/registration-source.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import type { Mpan, Mprn } from '../../vocabulary/metering-point.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, cellsOfDeviceType, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { MirroredCell } from '../inventory/cell-mirror.ts'

/** One SMKI for all tests: making keys is what takes time. */
export const smki = createSmki(createRandom('dcc tests'))

export const albion = supplierCalled('ALBN').entityIdentifier
export const border = supplierCalled('BRDR').entityIdentifier
/** The gas transporter that Registration Data records at the site, and one that it does not. */
export const cadent = entityIdentifier(networkOperatorCalled('CAD').entityIdentifiers[0] ?? '')
export const walesAndWest = entityIdentifier(networkOperatorCalled('WWU').entityIdentifiers[0] ?? '')
/** The electricity distributor of the site. */
export const london = entityIdentifier(networkOperatorCalled('LOND').entityIdentifiers[0] ?? '')
export const loadController = loadControllers[0].entityIdentifier
export const accessControlBroker = dccParties.accessControlBroker.entityIdentifier

export const devices = {
  ESME: entityIdentifier('00-DB-12-34-56-78-90-A0'),
  GSME: entityIdentifier('00-DB-12-34-56-78-90-A1'),
  CHF: entityIdentifier('00-DB-12-34-56-78-90-A2'),
  GPF: entityIdentifier('00-DB-12-34-56-78-90-A3'),
} as const

type SiteDevice = keyof typeof devices

export const mpan = '1200123456787' as Mpan
export const mprn = '1234567810' as Mprn

const record = (type: SiteDevice): InventoryRecord => ({
  deviceId: devices[type],
  type,
  status: type === 'GPF' ? 'InstalledNotCommissioned' : 'Commissioned',
  communicationsHub: devices.CHF,
  importMpxn: type === 'ESME' ? mpan : type === 'GSME' ? mprn : null,
  secondaryImportMpan: null,
  exportMpan: null,
  joined: type === 'GPF' ? [devices.GSME] : [],
  responsibleSupplier: albion,
  gbcsVersion: '4.2',
  uprn: '100000000001',
  postCode: 'N1 1AA',
  addressIdentifier: '1',
  details: {
    manufacturer: '106C',
    model: '433100AC',
    technicalSpecification: type === 'CHF' || type === 'GPF' ? 'CHTS V1.4' : 'SMETS2 V5.1',
    firmwareVersion: '00009001',
    dateCommissioned: type === 'GPF' ? null : '2025-12-28',
    esmeVariant: type === 'ESME' ? 'A' : null,
    cspRegion: 'South',
    hanVariant: type === 'CHF' ? 'Single Band' : null,
    connectivity: type === 'CHF' ? 'Cellular' : null,
  },
})

const typeOf = new Map(Object.entries(devices).map(([type, device]) => [device, type as SiteDevice]))

export function inventoryOfSite(device: EntityIdentifier): InventoryRecord | undefined {
  const type = typeOf.get(device)
  return type && record(type)
}

const since = { from: '2019-04-01' as MarketDate, to: null }

export const registrationOfSite: RegistrationSource = {
  networkPartyRecords(meteringPoint) {
    const networkParty = { [mpan]: 'LOND', [mprn]: 'CAD' }[meteringPoint]
    return networkParty === undefined ? [] : [{ meteringPoint, networkParty, ...since }]
  },
  supplierRecords: (meteringPoint) =>
    meteringPoint === mpan || meteringPoint === mprn ? [{ meteringPoint, supplier: 'ALBN', ...since }] : [],
}

/** Every cell of a device is the ACB's at first; who a CHF or a root trusts matters to no test here. */
export function initialHoldersOfSite(device: EntityIdentifier): readonly MirroredCell[] | undefined {
  const type = typeOf.get(device)
  return type && cellsOfDeviceType[type].map(heldByAcb)
}

function heldByAcb(cell: TrustAnchorCellIdentifier): MirroredCell {
  const use = cell.keyUsage === 'keyAgreement' ? 'keyAgreement' : 'digitalSignature'
  const { certificate } = credential(accessControlBroker, RemotePartyRole.accessControlBroker, use)
  const subjectKeyIdentifier = certificate.subjectKeyIdentifier ?? Buffer.alloc(8)
  return { cell, entityIdentifier: accessControlBroker, subjectKeyIdentifier }
}

export function deviceCertificatesOfSite(device: EntityIdentifier) {
  if (!typeOf.has(device)) return undefined
  const { digitalSignature, keyAgreement } = smki.deviceCredentials(device)
  return { digitalSignature: digitalSignature.certificate, keyAgreement: keyAgreement.certificate }
}

export function credential(entity: EntityIdentifier, role: number, use: CredentialUse): Credential {
  const held = smki.credential(entity, role, use)
  if (held === undefined) throw new Error(`${entity} holds no ${use} certificate of role ${role}`)
  return held
}

export const networkOperatorSignature = cells.networkOperatorSignature
