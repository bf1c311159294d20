import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { pageSum } from './page-sum.ts'

/** Octets of the header of a write-ahead log, and of each frame before its page (SQLite file format, 4.1). */
const fileHeaderLength = 32
const frameHeaderLength = 24

/** Frames that are read together. */
const framesAtOnce = 64

/** What a write-ahead log holds of its current generation. */
export interface WalExtent {
  /** Frames, as far as they were begun. */
  readonly frames: number
  /** How many frames there are up to the end of each commit, itself included. */
  readonly commits: readonly number[]
  /** Whether its header is what was written: if not, SQLite takes it for an empty one. */
  readonly hasHeader: boolean
  /** The page of each frame, and its checksum; undefined for one that was only begun, or is left from an earlier generation. */
  readonly pages: readonly (LoggedPage | undefined)[]
}

/** A page as a frame holds it. */
interface LoggedPage {
  readonly number: number
  readonly sum: number
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
    return { ...framesOf(file, header.readUInt32BE(8), header.subarray(16, 24)), hasHeader: isWhole(header) }
  } finally {
    closeSync(file)
  }
}

/**
 * Whether the log held a commit that SQLite did not recover, although something was written after it: that begins only
 * when the commit is on the disk, so it had been acknowledged. What is not recovered at the very end was torn.
 */
export const lostCommit = ({ frames, commits }: WalExtent, recovered: number): boolean =>
  commits.some((end) => end > recovered && end < frames)

/**
 * The checksum of the newest committed version of each page, by page number.
 *
 * @param recovered how many frames SQLite took for whole
 */
export function committedPages({ commits, pages }: WalExtent, recovered: number): Map<number, number> {
  const end = commits.findLast((frames) => frames <= recovered) ?? 0
  const sums = new Map<number, number>()
  for (const page of pages.slice(0, end)) if (page !== undefined) sums.set(page.number, page.sum)
  return sums
}

/** All of the file is looked through: behind a damaged frame there may be more of this generation. */
function framesOf(file: number, pageLength: number, salts: Buffer): Omit<WalExtent, 'hasHeader'> {
  const size = fstatSync(file).size
  const frameLength = frameHeaderLength + pageLength
  const block = Buffer.alloc(frameLength * framesAtOnce)
  const commits: number[] = []
  const pages: (LoggedPage | undefined)[] = []
  let frames = 0
  let read = 0
  for (let index = 0; ; index += 1) {
    const at = fileHeaderLength + index * frameLength
    if (at >= size) return { frames, commits, pages }
    const inBlock = index % framesAtOnce
    if (inBlock === 0) read = readSync(file, block, 0, block.length, at)
    const frame = block.subarray(inBlock * frameLength, Math.min(read, (inBlock + 1) * frameLength))
    // The last one was only begun.
    if (frame.length < frameHeaderLength) return { frames: frames === index ? index + 1 : frames, commits, pages }
    if (!frame.subarray(8, 16).equals(salts)) continue
    frames = index + 1
    if (frame.length < frameLength) continue
    const number = frame.readUInt32BE(0)
    pages[index] = { number, sum: pageSum(number, frame.subarray(frameHeaderLength)) }
    // The size of the database afterwards: on the last frame of a commit alone.
    if (frame.readUInt32BE(4) !== 0) commits.push(frames)
  }
}

/** The checksum of the header, in the order of octets that the magic number names (SQLite file format, 4.2). */
function isWhole(header: Buffer): boolean {
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1
  const word = (at: number): number => (isBigEndian ? header.readUInt32BE(at) : header.readUInt32LE(at))
  let [first, second] = [0, 0]
  for (let at = 0; at < 24; at += 8) {
    first = (first + word(at) + second) >>> 0
    second = (second + word(at + 4) + first) >>> 0
  }
  return header.readUInt32BE(24) === first && header.readUInt32BE(28) === second
}

function openIfPresent(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}
