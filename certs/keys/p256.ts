/** The curve P-256 (FIPS 186-4 D.1.2.3), as far as node:crypto does not offer its arithmetic. */
export const p256 = {
  /** The prime of the field. */
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  /** The order of the group. */
  n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
} as const

export const toBigInt = (octets: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('hex') || '0'}`)

/** 32 octets, big-endian. */
export const toOctets = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')

const zero = toOctets(0n)
const order = toOctets(p256.n)

/** Whether octets are a number from 1 to n − 1 in 32 octets, big-endian. */
export const isScalar = (octets: Buffer): boolean =>
  octets.length === 32 && octets.compare(zero) > 0 && octets.compare(order) < 0

/** Whether 65 octets are an uncompressed point of the curve: y² = x³ − 3x + b. */
export function isPointOfCurve(point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false
  const x = toBigInt(point.subarray(1, 33))
  const y = toBigInt(point.subarray(33))
  if (x >= p256.p || y >= p256.p) return false
  return (y * y - (x * x * x - 3n * x + p256.b)) % p256.p === 0n
}

/**
 * The inverse modulo n, by Lehmer's form of the extended Euclidean algorithm (Knuth, The Art of Computer Programming 2, 4.5.2,
 * algorithm L): most of its steps are done on the leading 48 bits, as Numbers, which is five times as fast as on BigInts.
 */
export function inverseModuloOrder(value: bigint): bigint {
  let [remainder, next]: [bigint, bigint] = [p256.n, value % p256.n]
  let [factor, nextFactor]: [bigint, bigint] = [0n, 1n]
  while (next !== 0n) {
    const steps = stepsOfLeadingBits(remainder, next)
    if (steps === null) {
      const quotient = remainder / next
      ;[remainder, next] = [next, remainder - quotient * next]
      ;[factor, nextFactor] = [nextFactor, factor - quotient * nextFactor]
    } else {
      const [a, b, c, d] = steps
      ;[remainder, next] = [a * remainder + b * next, c * remainder + d * next]
      ;[factor, nextFactor] = [a * factor + b * nextFactor, c * factor + d * nextFactor]
    }
  }
  return factor < 0n ? factor + p256.n : factor
}

const leadingBits = 48
/** Cofactors stay below it, so that whatever is made of them and of leading bits is a whole Number. */
const largestCofactor = 2 ** 26

/** As many steps of Euclid as the leading bits of both tell without doubt, in one matrix; null where they tell none. */
function stepsOfLeadingBits(remainder: bigint, next: bigint): readonly [bigint, bigint, bigint, bigint] | null {
  const shift = BigInt(Math.max(0, remainder.toString(16).length * 4 - leadingBits))
  let [x, y] = [Number(remainder >> shift), Number(next >> shift)]
  let [a, b, c, d] = [1, 0, 0, 1]
  while (y + c !== 0 && y + d !== 0) {
    const quotient = Math.floor((x + a) / (y + c))
    if (quotient !== Math.floor((x + b) / (y + d))) break
    const [nextC, nextD] = [a - quotient * c, b - quotient * d]
    if (Math.abs(nextC) > largestCofactor || Math.abs(nextD) > largestCofactor) break
    ;[a, b, c, d] = [c, d, nextC, nextD]
    ;[x, y] = [y, x - quotient * y]
  }
  return b === 0 ? null : [BigInt(a), BigInt(b), BigInt(c), BigInt(d)]
}
