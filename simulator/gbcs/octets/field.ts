/** One field of a message as a person reads it. */
export interface Field {
  /** In the words of the standard. */
  readonly name: string
  /** Of its first octet in the message. */
  readonly offset: number
  /** In octets, tag and length included where it has them. */
  readonly length: number
  /** Empty where the fields inside say it all. */
  readonly value: string
  readonly fields?: readonly Field[]
}
