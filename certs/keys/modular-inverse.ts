import { p256, toBigInt, toOctets } from './p256.ts'

/**
 * The inverse modulo the order of the group, by Lehmer's form of the extended Euclidean algorithm (Knuth, The Art of Computer
 * Programming 2, 4.5.2, algorithm L): most of its steps are done on the leading 48 bits.
 *
 * @param scalar 32 octets, big-endian, from 1 to n − 1
 */
export function inverseModuloOrder(scalar: Buffer): bigint {
  const inverse = inverseByLeadingBits(scalar) ?? inverseByWholeNumbers(scalar)
  return inverse < 0n ? inverse + p256.n : inverse
}

/** For the few scalars, one in some ten thousand, with which leading bits leave a quotient in doubt. */
function inverseByWholeNumbers(scalar: Buffer): bigint {
  let [remainder, next]: [bigint, bigint] = [p256.n, toBigInt(scalar)]
  let [factor, nextFactor] = [0n, 1n]
  while (next !== 0n) {
    const quotient = remainder / next
    ;[remainder, next] = [next, remainder - quotient * next]
    ;[factor, nextFactor] = [nextFactor, factor - quotient * nextFactor]
  }
  return factor
}

/**
 * A number of 256 bits: eleven limbs of 24, the lowest first, so that the sum of two limbs' products with cofactors is a whole
 * Number. BigInts take twice as long, and every step leaves some of them as garbage.
 */
type Limbs = Float64Array

const limbs = 11
const base = 2 ** 24
const largestCofactor = 2 ** 25
const order = toOctets(p256.n)
/** Used from the beginning to the end of one inversion. */
const [remainder, next, factor, nextFactor] = [zero(), zero(), zero(), zero()]

/** Null where leading bits leave a quotient in doubt. Factors have no signs here: these take turns with each step. */
function inverseByLeadingBits(scalar: Buffer): bigint | null {
  setLimbs(remainder, order)
  setLimbs(next, scalar)
  factor.fill(0)
  nextFactor.fill(0)
  nextFactor[0] = 1
  let isPositive = false
  let top = limbs - 1
  while (!isZero(next, top)) {
    const steps = stepsOfLeadingBits(top)
    if (steps === null) return null
    combine(remainder, next, withSigns(steps), top)
    while (top > 0 && remainder[top] === 0) top -= 1
    // A factor times the remainder before it is n at most.
    combine(factor, nextFactor, steps, limbs - 1 - top)
    if (steps.isOdd) isPositive = !isPositive
  }
  return isPositive ? wholeOf(factor) : -wholeOf(factor)
}

/** Steps of Euclid in one matrix, its cofactors without signs. */
interface Steps {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  /** Whether so many steps are an odd number of them. */
  readonly isOdd: boolean
}

const withSigns = ({ a, b, c, d, isOdd }: Steps): Steps =>
  isOdd ? { a: -a, b, c, d: -d, isOdd } : { a, b: -b, c: -c, d, isOdd }

/**
 * As many steps as the leading bits of remainder and next tell without doubt (by Collins's condition); null where they tell none.
 * Two limbs are known as a whole, and leave no doubt.
 *
 * @param top the highest limb of the remainder that is not zero
 */
function stepsOfLeadingBits(top: number): Steps | null {
  const isWhole = top < 2
  const unused = Math.clz32(limb(remainder, top)) - 8
  let x = isWhole ? lowest(remainder) : leading(remainder, top, unused)
  let y = isWhole ? lowest(next) : leading(next, top, unused)
  let [a, b, c, d] = [1, 0, 0, 1]
  let isOdd = false
  while (y !== 0) {
    const quotient = Math.floor(x / y)
    const rest = x - quotient * y
    const nextD = b + quotient * d
    if (nextD > largestCofactor || !(isWhole || (rest >= nextD && y - rest >= d + nextD))) break
    ;[x, y] = [y, rest]
    ;[a, c] = [c, a + quotient * c]
    ;[b, d] = [d, nextD]
    isOdd = !isOdd
  }
  return b === 0 ? null : { a, b, c, d, isOdd }
}

/** 48 bits of a number. @param top at least 2 @param unused bits of its highest limb that are left out, from 0 to 23 */
const leading = (number: Limbs, top: number, unused: number): number =>
  (limb(number, top) * base + limb(number, top - 1)) * (1 << unused) + (limb(number, top - 2) >> (24 - unused))

/** Puts a·one + b·other and c·one + d·other in the place of one and other, of which only the limbs up to the last are not zero. */
function combine(one: Limbs, other: Limbs, { a, b, c, d }: Steps, last: number): void {
  let [carryOfOne, carryOfOther] = [0, 0]
  for (let place = 0; place <= last; place += 1) {
    const limbOfOne = limb(one, place)
    const limbOfOther = limb(other, place)
    const ofOne = a * limbOfOne + b * limbOfOther + carryOfOne
    const ofOther = c * limbOfOne + d * limbOfOther + carryOfOther
    carryOfOne = Math.floor(ofOne / base)
    carryOfOther = Math.floor(ofOther / base)
    one[place] = ofOne - carryOfOne * base
    other[place] = ofOther - carryOfOther * base
  }
}

function zero(): Limbs {
  return new Float64Array(limbs)
}

const limb = (of: Limbs, place: number): number => of[place] as number

const lowest = (of: Limbs): number => limb(of, 1) * base + limb(of, 0)

function isZero(number: Limbs, last: number): boolean {
  for (let place = 0; place <= last; place += 1) if (number[place] !== 0) return false
  return true
}

function setLimbs(number: Limbs, octets: Buffer): void {
  for (let place = 0; place < limbs - 1; place += 1) number[place] = octets.readUIntBE(29 - 3 * place, 3)
  number[limbs - 1] = octets.readUInt16BE(0)
}

function wholeOf(number: Limbs): bigint {
  const octets = Buffer.allocUnsafe(3 * limbs)
  for (let place = 0; place < limbs; place += 1) octets.writeUIntBE(limb(number, place), 3 * (limbs - 1 - place), 3)
  return toBigInt(octets)
}
