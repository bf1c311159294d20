/** The curve P-256 (FIPS 186-4 D.1.2.3), as far as node:crypto does not offer its arithmetic. */
export const p256 = {
  /** The prime of the field. */
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  /** The order of the group. */
  n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
} as const

/** Of octets from a place to a place: the whole of them, unless said otherwise. */
export const toBigInt = (octets: Buffer, from = 0, to = octets.length): bigint =>
  BigInt(`0x${octets.toString('hex', from, to) || '0'}`)

/** 32 octets, big-endian. */
export const toOctets = (value: bigint): Buffer => Buffer.from(toHexadecimal(value), 'hex')

/** 64 digits. */
export const toHexadecimal = (value: bigint): string => value.toString(16).padStart(64, '0')

const zero = toOctets(0n)
const order = toOctets(p256.n)

/** Whether octets are a number from 1 to n − 1 in 32 octets, big-endian. */
export const isScalar = (octets: Buffer): boolean =>
  octets.length === 32 && octets.compare(zero) > 0 && octets.compare(order) < 0

/** Whether 65 octets are an uncompressed point of the curve: y² = x³ − 3x + b. */
export function isPointOfCurve(point: Buffer): boolean {
  if (point.length !== 65 || point[0] !== 4) return false
  const x = toBigInt(point, 1, 33)
  const y = toBigInt(point, 33)
  if (x >= p256.p || y >= p256.p) return false
  return (y * y - (x * x * x - 3n * x + p256.b)) % p256.p === 0n
}
