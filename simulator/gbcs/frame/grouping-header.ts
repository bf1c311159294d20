import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'

const octetsByCra = { command: 1, response: 2, alert: 3 } as const

/** What a message is: command, response or alert (the CRA flag of GBCS). */
export type Cra = keyof typeof octetsByCra

const crasByOctet: readonly (Cra | undefined)[] = [undefined, 'command', 'response', 'alert']

export const octetOfCra = (cra: Cra): number => octetsByCra[cra]

export const craOfOctet = (octet: number): Cra | undefined => crasByOctet[octet]

/** The Grouping Header of a GBCS message (docs/domain/gbcs.md#grouping-header). */
export interface GroupingHeader {
  readonly cra: Cra
  /** Originator counter, 0 … 2^64-1; a response repeats its command's. */
  readonly counter: bigint
  readonly originator: EntityIdentifier
  readonly recipient: EntityIdentifier
  /** A DLMS date-time of 12 octets, or none. */
  readonly dateTime: Buffer | null
  readonly messageCode: number
  /** What other information carries after the message code; empty in most messages. */
  readonly supplementary: Buffer
}

/** The octets that frames are made of (docs/domain/gbcs.md#framing). */
export const frame = {
  generalCiphering: 0xdd,
  generalSigning: 0xdf,
  /** Authentication without encryption, in the one DLMS security suite that GBCS has. */
  securityControl: 0x11,
  signatureLength: 64,
  macLength: 12,
} as const
