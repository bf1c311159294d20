/** The curve P-256 (FIPS 186-4 D.1.2.3), as far as node:crypto does not offer its arithmetic. */
export const p256 = {
  /** The prime of the field. */
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  /** The order of the group. */
  n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
} as const

export const toBigInt = (octets: Uint8Array): bigint => BigInt(`0x${Buffer.from(octets).toString('hex') || '0'}`)

/** 32 octets, big-endian. */
export const toOctets = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')

/** Whether 65 octets are an uncompressed point of the curve: y² = x³ − 3x + b. */
export function isPointOfCurve(point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false
  const x = toBigInt(point.subarray(1, 33))
  const y = toBigInt(point.subarray(33))
  if (x >= p256.p || y >= p256.p) return false
  return (y * y - (x * x * x - 3n * x + p256.b)) % p256.p === 0n
}

/** The inverse modulo n, by the extended Euclidean algorithm. */
export function inverseModuloOrder(value: bigint): bigint {
  let [remainder, next]: [bigint, bigint] = [p256.n, value % p256.n]
  let [factor, nextFactor]: [bigint, bigint] = [0n, 1n]
  while (next !== 0n) {
    const quotient = remainder / next
    ;[remainder, next] = [next, remainder - quotient * next]
    ;[factor, nextFactor] = [nextFactor, factor - quotient * nextFactor]
  }
  return factor < 0n ? factor + p256.n : factor
}
