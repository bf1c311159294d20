import { createSmki, type Smki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'

/** A feature run brings a network up for every scenario, nearly always with the same seed. */
const remembered = new BoundedMap<string, Smki>(2)

/**
 * The SMKI of a world, the same object for the same seed while it is remembered: it is a function of the seed, and signing
 * its hundred certificates is most of what bringing a network up costs.
 */
export const smkiOfSeed = (seed: string): Smki =>
  remembered.getOrMake(seed, () => createSmki(createRandom(seed).derive('smki')))
