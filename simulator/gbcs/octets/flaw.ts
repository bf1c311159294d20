/** Why octets could not be read as what they should have been. */
export interface GbcsFlaw {
  /** Stable, kebab-case: `truncated`, `length`, `tag`, `trailing-octets`, … */
  readonly reason: GbcsFlawReason
  /** One sentence for a person; it names the field in the words of GBCS. */
  readonly detail: string
  /** Where, counted from the first octet that the reader was given. */
  readonly offset: number
}

/** What may be wrong with a message or a payload. */
export type GbcsFlawReason =
  | 'too-long'
  | 'truncated'
  | 'length'
  | 'mac-header'
  | 'grouping-header'
  | 'signature-length'
  | 'trailing-octets'
  | 'tag'
  | 'value'
