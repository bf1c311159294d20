/** Octets that are written one behind the other, in one piece of memory. */
export class OctetWriter {
  #octets = Buffer.allocUnsafe(256)
  #length = 0

  octet(value: number): void {
    // Apart: the memory may be another once there is room.
    const at = this.#reserve(1)
    this.#octets[at] = value
  }

  /** A whole number, most significant octet first. @param width in octets, at most 6 */
  unsigned(value: number, width: number): void {
    const at = this.#reserve(width)
    this.#octets.writeUIntBE(value, at, width)
  }

  /** As `unsigned`, in two's complement. */
  signed(value: number, width: number): void {
    const at = this.#reserve(width)
    this.#octets.writeIntBE(value, at, width)
  }

  /** The low 64 bits, which are those of a negative number too. */
  long64(value: bigint): void {
    const at = this.#reserve(8)
    this.#octets.writeBigUInt64BE(BigInt.asUintN(64, value), at)
  }

  octets(octets: Uint8Array): void {
    const at = this.#reserve(octets.length)
    this.#octets.set(octets, at)
  }

  /** What was written, in memory of its own. */
  written(): Buffer {
    return Buffer.from(this.#octets.subarray(0, this.#length))
  }

  /** @returns where the next octets go */
  #reserve(count: number): number {
    const at = this.#length
    this.#length += count
    if (this.#length > this.#octets.length) {
      const larger = Buffer.allocUnsafe(2 * this.#length)
      larger.set(this.#octets.subarray(0, at))
      this.#octets = larger
    }
    return at
  }
}

/** What `write` writes. */
export function writtenBy(write: (writer: OctetWriter) => void): Buffer {
  const writer = new OctetWriter()
  write(writer)
  return writer.written()
}
