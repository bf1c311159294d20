import { generateKeyPairSync, sign, verify } from 'node:crypto'

/** Microseconds of the processor that a verification of an ECDSA signature takes on the machine for which limits are given. */
const stated = 50

/**
 * How many times as long this machine takes at the moment as one that verifies 20 000 signatures a second; at least 1. A
 * test that holds work to a time multiplies its limit by this, so that a slow or busy machine does not fail it.
 */
export function paceOfMachine(): number {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const message = Buffer.alloc(1_024)
  const signature = sign('sha256', message, privateKey)
  const batches = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    for (let time = 0; time < 200; time += 1) verify('sha256', message, publicKey, signature)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 200
  }).sort((one, other) => one - other)
  return Math.max(1, (batches[2] ?? stated) / stated)
}
