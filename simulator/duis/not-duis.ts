/** Why octets are no DUIS document: one sentence for the sender, the body of a 400. */
export interface NotDuis {
  readonly sentence: string
}
