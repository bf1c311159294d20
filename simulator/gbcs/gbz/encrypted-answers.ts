const metering = 0x0702
const prepayment = 0x0705

/**
 * Clusters whose answers are encrypted for who asks, by message code (GBCS 8.5): of GCS13a to GCS13c, GCS14, GCS15b to GCS15d,
 * GCS16a, GCS16b, GCS17, GCS18 and GCS61.
 */
export const encryptedClusters: Readonly<Record<number, readonly number[]>> = {
  0x0074: [metering],
  0x00b8: [metering],
  0x00b6: [metering],
  0x0075: [prepayment],
  0x00c3: [metering, prepayment],
  0x0076: [metering, prepayment],
  0x00c4: [prepayment],
  0x0077: [metering, prepayment],
  0x0096: [metering, prepayment],
  0x0078: [metering],
  0x0079: [metering],
  0x00a0: [metering],
}
