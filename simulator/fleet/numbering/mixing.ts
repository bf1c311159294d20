/**
 * Mixes a key and two numbers into 32 bits that look random: the finaliser of MurmurHash3, once per number.
 * A fleet draws a dozen of these per premises, so that a cryptographic hash would be most of its cost.
 *
 * @param key, first, second integers; their low 32 bits count
 * @returns 0 … 2³² - 1
 */
export function mix(key: number, first: number, second: number): number {
  let mixed = Math.imul(key ^ first, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ second, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Inverses of the two factors of `mix`, modulo 2³². */
const [inverseOfFirst, inverseOfSecond] = [0x85ebca6b, 0xc2b2ae35].map(inverseOf) as [number, number]

/** The `first` that `mix` made an output of, under the same key and `second`: there is exactly one. */
export function unmix(key: number, mixed: number, second: number): number {
  let unmixed = Math.imul(mixed ^ (mixed >>> 16), inverseOfSecond)
  unmixed = Math.imul(unmixed ^ (unmixed >>> 13) ^ (unmixed >>> 26), inverseOfFirst) ^ second
  unmixed = Math.imul(unmixed ^ (unmixed >>> 16), inverseOfSecond)
  unmixed = Math.imul(unmixed ^ (unmixed >>> 13) ^ (unmixed >>> 26), inverseOfFirst)
  return (unmixed ^ key) >>> 0
}

/** By Newton's method: each round doubles the low bits that are right. */
function inverseOf(odd: number): number {
  let inverse = odd
  for (let round = 0; round < 5; round += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse))
  return inverse
}
