import { estateHeading } from '../audit/estate-columns.ts'
import { commissionedOn } from '../fleet/commissioned-on.ts'
import type { Premises } from '../fleet/premises.ts'
import { suppliers } from '../market/suppliers.ts'
import { csvLine } from '../vocabulary/csv.ts'
import { hasReached } from '../vocabulary/stage.ts'
import { cells, keyOfCell } from '../vocabulary/trust-anchor-cell.ts'
import type { Network } from './network.ts'
import { boxInUse } from './world/exchange-hub.ts'

export { estateHeading }

const slotTypes = ['ESME', 'GPF'] as const
const slotCells = [keyOfCell(cells.networkOperatorSignature), keyOfCell(cells.networkOperatorKeyAgreement)] as const

/**
 * The estate of a network as it stands, in the form that `audit` and `up --estate` read: what the DCC believes of each network
 * operator slot. A certificate that is in use is named by its Entity Identifier, any other by its key identifier.
 */
export async function* estateLinesOf(network: Network, premisesOf: Iterable<Premises>): AsyncGenerator<string> {
  const nameOf = createNaming(network)
  for (const premises of premisesOf)
    for (const type of slotTypes) {
      const device = type === 'GPF' ? boxInUse(network, premises).gpf : premises.devices.ESME
      if (!network.fleet.isNamed(device)) continue
      const mirrored = (await network.dcc.mirrorOf(device)) ?? []
      const [digitalSignature, keyAgreement] = slotCells.map((wanted) => {
        const held = mirrored.find(({ cell }) => keyOfCell(cell) === wanted)
        return held === undefined ? '' : nameOf(held.entityIdentifier, held.subjectKeyIdentifier)
      })
      const stage = network.stages.stageOf(premises.index)
      const record = network.dcc.inventory.record(device)
      const point = type === 'ESME' ? premises.mpan : premises.mprn
      yield csvLine([
        device,
        type,
        (type === 'ESME' ? record?.importMpxn : null) ?? point,
        digitalSignature ?? '',
        keyAgreement ?? '',
        suppliers.find(({ entityIdentifier }) => entityIdentifier === record?.responsibleSupplier)?.id ??
          premises.supplier.id,
        premises.postCode,
        hasReached(stage, 'commissioned') ? commissionedOn(type, premises) : '',
        record?.communicationsHub ?? premises.devices.CHF,
        stage,
      ])
    }
}

/** The certificates that are meant where an estate names a party: those in use. */
function createNaming({ smki }: Pick<Network, 'smki'>) {
  const inUse = new Set<string>()
  const key = (entity: string, keyIdentifier: Buffer): string => `${entity} ${keyIdentifier.toString('hex')}`
  for (const { certificate } of smki.organisationCredentials()) {
    const { entityIdentifier, subjectKeyIdentifier } = certificate
    if (entityIdentifier !== null && subjectKeyIdentifier !== null)
      inUse.add(key(entityIdentifier, subjectKeyIdentifier))
  }
  return (entity: string, keyIdentifier: Buffer): string =>
    inUse.has(key(entity, keyIdentifier)) ? entity : keyIdentifier.toString('hex').toUpperCase()
}
