/** One field of a message as a person reads it. */
export interface Field {
  /** In the words of the standard. */
  readonly name: string
  /** Of its first octet in the message. */
  readonly offset: number
  /** In octets. */
  readonly length: number
  readonly value: string
  readonly fields?: readonly Field[]
}

/** Every field of a message, with offsets; where the message is flawed, the fields before the flaw and the flaw. */
export function describeMessage(_octets: Uint8Array): Field[] {
  throw new Error('not yet')
}
