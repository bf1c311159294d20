import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Octets of the header of a write-ahead log, and of each frame before its page (SQLite file format, 4.1). */
const fileHeaderLength = 32
const frameHeaderLength = 24

/** What a write-ahead log holds, complete or torn. */
export interface WalExtent {
  /** Frames of the current generation, as far as they were begun. */
  readonly frames: number
}

/**
 * How much was written to a write-ahead log since it was last started over.
 *
 * What SQLite recovers of it is what was committed; the difference was torn off by whatever ended the process.
 * Frames of an earlier generation, which the log still holds behind, carry other salts and are not counted.
 *
 * @returns null where there is no log, or nothing in it
 */
export function readWalExtent(path: string): WalExtent | null {
  const file = openIfPresent(path)
  if (file === null) return null
  try {
    const header = Buffer.alloc(fileHeaderLength)
    if (readSync(file, header, 0, fileHeaderLength, 0) < fileHeaderLength) return null
    return { frames: countFrames(file, header.readUInt32BE(8), header.subarray(16, 24)) }
  } finally {
    closeSync(file)
  }
}

function countFrames(file: number, pageLength: number, salts: Buffer): number {
  const size = fstatSync(file).size
  const frame = Buffer.alloc(frameHeaderLength)
  let frames = 0
  for (let at = fileHeaderLength; at < size; at += frameHeaderLength + pageLength) {
    const read = readSync(file, frame, 0, frameHeaderLength, at)
    const isCurrent = read >= 16 && frame.subarray(8, 16).equals(salts)
    if (!isCurrent) return read < frameHeaderLength ? frames + 1 : frames
    frames += 1
  }
  return frames
}

function openIfPresent(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}
