import { neighboursOf } from '../market/neighbouring-regions.ts'
import { electricityNetworkOperators, gasNetworkOperators, type NetworkOperator } from '../market/network-operators.ts'
import { type Region, regions } from '../market/regions.ts'
import type { Fuel } from '../vocabulary/device-type.ts'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'

const regionsById = new Map(regions.map((region) => [region.distributorId, region]))
const operatorsById = new Map(
  [...electricityNetworkOperators, ...gasNetworkOperators].map((operator) => [operator.id, operator]),
)
const dnosByDistributorId = new Map(
  electricityNetworkOperators.filter(({ kind }) => kind === 'DNO').map((dno) => [dno.distributorId, dno]),
)

/** The User IDs of a network party as values, whatever way its source wrote them. */
export const identifiersOf = (operator: NetworkOperator): EntityIdentifier[] =>
  operator.entityIdentifiers.map(entityIdentifier)

/** The DNO (electricity) or GT (gas) that runs the networks of a region. */
export function incumbentOf(region: Region, fuel: Fuel): NetworkOperator {
  const incumbent =
    fuel === 'electricity' ? dnosByDistributorId.get(region.distributorId) : operatorsById.get(region.gasTransporter)
  if (incumbent === undefined) throw new TypeError(`the market has no ${fuel} network operator for ${region.name}`)
  return incumbent
}

/** Whether a certificate of one party could pass for the other's: one group may use one User ID for several licences. */
export function sharesIdentifier(one: NetworkOperator, other: NetworkOperator): boolean {
  const identifiers = new Set(identifiersOf(one))
  return identifiersOf(other).some((identifier) => identifiers.has(identifier))
}

/**
 * The operators that somebody may have taken for the right one, by the causes behind SECMP0063: at an independent network
 * the incumbent of the region, since that is what a post code says; else the nearest incumbents of other regions, since
 * meters are loaded for one region and fitted in another. None of them shares an identifier with the right one.
 */
export function mistakenFor(right: NetworkOperator, region: Region): readonly NetworkOperator[] {
  const incumbent = incumbentOf(region, right.fuel)
  if (right.id !== incumbent.id) return [incumbent]
  return nearestIncumbents(region, right.fuel, (candidate) => !sharesIdentifier(right, candidate))
}

/** Looks outwards, ring by ring, until a ring holds incumbents that are wanted. */
function nearestIncumbents(
  from: Region,
  fuel: Fuel,
  wanted: (operator: NetworkOperator) => boolean,
): NetworkOperator[] {
  const seen = new Set([from.distributorId])
  let ring = [from.distributorId]
  while (ring.length > 0) {
    ring = [...new Set(ring.flatMap(neighboursOf))].filter((id) => !seen.has(id))
    for (const id of ring) seen.add(id)
    const found = ring.map((id) => incumbentOf(regionWithId(id), fuel)).filter(wanted)
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}

function regionWithId(distributorId: string): Region {
  const region = regionsById.get(distributorId)
  if (region === undefined) throw new TypeError(`the market has no region ${distributorId}`)
  return region
}
