/** A stream of octets fixed by its seed. Two streams derived under different labels never influence each other. */
export interface Random {
  /** The next `length` octets of the stream. */
  octets(length: number): Buffer
  /** The next integer from `least` to `most`, both included, each equally likely. */
  integer(least: number, most: number): number
  /** A stream of its own, fixed by this stream's seed and the label, whatever was drawn from this one. */
  derive(label: string): Random
}
