export type { Cra, GroupingHeader } from './frame/grouping-header.ts'
export { type GbcsMessage, readMessage } from './frame/message-reader.ts'
export { signedOctetsOf, withMac, withoutSignature, withSignature, writeUnsigned } from './frame/message-writer.ts'
export type { GbcsFlaw } from './octets/flaw.ts'
