import type { Certificate } from '../../../certs/certificate.ts'
import { deviceCertificateUses } from '../../dcc/inventory/device-certificates.ts'
import { entityIdentifiersOf, networkOperatorCalled, supplierCalled } from '../../market/look-up.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { isEffectiveOn } from '../../vocabulary/registration-record.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { Network } from '../network.ts'

/** A certificate of a network, and what it has to do with what was asked about. */
export interface CertificateAbout {
  readonly certificate: Certificate
  /** `its own`, `in its cell networkOperator/keyAgreement`, `of the network party SCO`. */
  readonly relation: string
}

/** Of a device: what it has a certificate for now, and what it had before 6.15.2. */
export const ownInUse = 'its own'
export const ownBefore = 'its own before'
const inUse = deviceCertificateUses.length

/** The two of a device, those it had before them, and those in its Trust Anchor Cells, where it is simulated in this process. */
export async function certificatesOfDevice(
  network: Network,
  device: EntityIdentifier,
): Promise<readonly CertificateAbout[]> {
  const published = network.dcc.deviceCertificates.published(device)
  if (published.length === 0) return []
  const own = published.map((certificate, at) => ({ certificate, relation: at < inUse ? ownInUse : ownBefore }))
  if (network.fleetsElsewhere.population.holds(device)) return own
  const trusted = (await network.devices.cellsOf(device)).flatMap(({ cell, serialNumber }) => {
    const certificate = network.repository.bySerialNumber(BigInt(serialNumber))
    return certificate === undefined ? [] : [{ certificate, relation: `in its cell ${keyOfCell(cell)}` }]
  })
  return [...own, ...trusted]
}

/** Those of the network party and of the supplier that Registration Data records of a metering point for today. */
export function certificatesAtMeteringPoint(network: Network, point: MeteringPoint): readonly CertificateAbout[] {
  const today = marketDateOf(network.time.clock.now())
  const registered = network.registration.data.snapshot()
  const operators = registered.networkPartyRecords(point).filter((record) => isEffectiveOn(record, today))
  const suppliers = registered.supplierRecords(point).filter((record) => isEffectiveOn(record, today))
  return [
    ...operators.flatMap(({ networkParty }) =>
      heldBy(network, entityIdentifiersOf(networkOperatorCalled(networkParty)), `of the network party ${networkParty}`),
    ),
    ...suppliers.flatMap(({ supplier }) =>
      heldBy(network, [supplierCalled(supplier).entityIdentifier], `of the supplier ${supplier}`),
    ),
  ]
}

/** Those of a network operator. @throws SimulatorFault SIM_NO_SUCH_PARTY where nobody is called so */
export function certificatesOfOperator(network: Network, name: string): readonly CertificateAbout[] {
  const operator = networkOperatorCalled(name)
  return heldBy(network, entityIdentifiersOf(operator), `of ${operator.name} (${operator.id})`)
}

const heldBy = (
  { repository }: Network,
  entities: readonly EntityIdentifier[],
  relation: string,
): readonly CertificateAbout[] =>
  entities.flatMap((entity) => repository.find({ entity }).map((certificate) => ({ certificate, relation })))
