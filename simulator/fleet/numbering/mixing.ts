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
