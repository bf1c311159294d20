export type { GbcsFlaw, GbcsFlawReason } from './flaw.ts'
export type { Cra, GroupingHeader } from './grouping-header.ts'
export { type GbcsMessage, readMessage } from './message-reader.ts'
export { signedOctetsOf, withMac, withoutSignature, withSignature, writeUnsigned } from './message-writer.ts'
