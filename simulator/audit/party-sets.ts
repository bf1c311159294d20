import { SimulatorFault } from '../vocabulary/faults.ts'

/**
 * The sets of network parties that metering points are registered to on one day, each under a number from 1: there are as
 * many as there are parties, and a few for contradictory records. 0 is nobody.
 */
export interface PartySets {
  /** The number of the set with one party more. */
  with(set: number, party: string): number
  /** In the order in which they came; none for 0. */
  members(set: number): readonly string[]
  /** Every party of every set, once. */
  parties(): readonly string[]
}

/** As many as two octets count. */
const mostPartySets = 65_535

/** @throws SimulatorFault SIM_CONFIGURATION beyond `mostPartySets` */
export function createPartySets(): PartySets {
  const members: (readonly string[])[] = [[]]
  const numbers = new Map<string, number>()
  const steps: Map<string, number>[] = [new Map()]
  const numberOf = (parties: readonly string[]): number => {
    const key = JSON.stringify(parties.toSorted())
    const known = numbers.get(key)
    if (known !== undefined) return known
    if (members.length > mostPartySets)
      throw new SimulatorFault(
        'SIM_CONFIGURATION',
        `There are more than ${mostPartySets} network parties, or sets of them: this is no Registration Data`,
      )
    numbers.set(key, members.length)
    steps.push(new Map())
    return members.push(parties) - 1
  }
  return {
    members: (set) => members[set] ?? [],
    parties: () => [...new Set(members.flat())],
    with(set, party) {
      const known = steps[set]?.get(party)
      if (known !== undefined) return known
      const before = members[set] ?? []
      const after = before.includes(party) ? set : numberOf([...before, party])
      steps[set]?.set(party, after)
      return after
    },
  }
}
