import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { damaged } from './damage.ts'

/** How far the store has come: the number of its last group of changes, and the hash over all groups. */
export interface Head {
  readonly group: number
  /** 32 octets. */
  readonly hash: Uint8Array
}

/** `DCCH`, and the version of the format. */
const heading = Buffer.from([0x44, 0x43, 0x43, 0x48, 0, 0, 0, 1])
const length = heading.length + 8 + 32 + 4

/**
 * The head of the store, in a file beside it. It is written when a group is on the disk and before anything of it is
 * acknowledged. So where the store has fewer groups than this file says, something that was acknowledged is gone.
 */
export class HeadFile {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT)
  }

  /** Not forced to the disk: the store itself is, and may be ahead of this file. */
  write({ group, hash }: Head): void {
    const octets = Buffer.alloc(length)
    heading.copy(octets)
    octets.writeBigUInt64BE(BigInt(group), heading.length)
    octets.set(hash, heading.length + 8)
    octets.writeUInt32BE(crc32(octets.subarray(0, length - 4)), length - 4)
    writeSync(this.#file, octets, 0, length, 0)
  }

  /** Says that nothing was acknowledged yet. */
  begin(): void {
    this.write({ group: 0, hash: new Uint8Array(32) })
    this.close()
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE where it is gone, or not as it was written */
export function readHead(path: string): Head {
  const octets = contentOf(path)
  const isWhole =
    octets.length === length &&
    octets.subarray(0, heading.length).equals(heading) &&
    octets.readUInt32BE(length - 4) === crc32(octets.subarray(0, length - 4))
  if (!isWhole) throw damaged(path, 'it is not as it was written')
  return {
    group: Number(octets.readBigUInt64BE(heading.length)),
    hash: octets.subarray(heading.length + 8, heading.length + 40),
  }
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (fault) {
    throw damaged(path, `it cannot be read (${(fault as Error).message})`, fault)
  }
}
