import {
  electricityNetworkOperators,
  gasNetworkOperators,
  type NetworkOperator,
} from '../../market/network-operators.ts'

/** Another operator of the same fuel and kind that shares no identifier with the one named. */
export function rivalOf(id: string): NetworkOperator {
  const operators = [...electricityNetworkOperators, ...gasNetworkOperators]
  const own = operators.find((operator) => operator.id === id)
  const rival = operators.find(
    ({ fuel, kind, entityIdentifiers }) =>
      fuel === own?.fuel &&
      kind === own.kind &&
      !entityIdentifiers.some((identifier) => sameOctets(own.entityIdentifiers, identifier)),
  )
  if (rival === undefined) throw new RangeError(`The market holds no rival of ${id}`)
  return rival
}

const bare = (identifier: string): string => identifier.replaceAll('-', '').toUpperCase()
const sameOctets = (identifiers: readonly string[], identifier: string): boolean =>
  identifiers.some((each) => bare(each) === bare(identifier))
