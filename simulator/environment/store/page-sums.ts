import {
  closeSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { crc32 } from 'node:zlib'
import { damaged } from './damage.ts'
import { pageLength, pageSum } from './page-sum.ts'

/** `DCCS`, and the version of the format. */
const heading = Buffer.from([0x44, 0x43, 0x43, 0x53, 0, 0, 0, 1])

/**
 * Checksums of the pages of the store's file, in a file beside it, since SQLite keeps none: an octet that changed at rest is
 * found out when the file is opened, whatever it was part of.
 *
 * A record is added when pages move from the write-ahead log to the file, before the log is written over. So each page
 * either has the checksum that was recorded last, or stands in the log.
 */
export class PageSums {
  readonly #path: string
  readonly #sums: Map<number, number>

  private constructor(path: string, sums: Map<number, number>) {
    this.#path = path
    this.#sums = sums
  }

  /** Begins the checksums of a file that is new. */
  static begin(path: string): PageSums {
    const sums = new PageSums(path, new Map())
    sums.rewrite()
    return sums
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE where they are gone, or not as they were written */
  static read(path: string): PageSums {
    const octets = contentOf(path)
    if (!octets.subarray(0, heading.length).equals(heading)) throw damaged(path, 'its heading is not as it was written')
    const sums = new Map<number, number>()
    for (let at = heading.length; at < octets.length; ) at = readRecord(path, octets, at, sums)
    return new PageSums(path, sums)
  }

  /** Adds the checksums of pages that were moved; durable when it returns. */
  add(pages: ReadonlyMap<number, number>): void {
    if (pages.size === 0) return
    for (const [page, sum] of pages) this.#sums.set(page, sum)
    const file = openSync(this.#path, 'a')
    try {
      writeSync(file, record(pages))
      fdatasyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  /** Writes one record in the place of all. */
  rewrite(): void {
    const beside = `${this.#path}.new`
    writeFileSync(beside, Buffer.concat(this.#sums.size === 0 ? [heading] : [heading, record(this.#sums)]), {
      flush: true,
    })
    renameSync(beside, this.#path)
  }

  /**
   * Holds every page of the store's file against its checksum.
   *
   * @param moved what the pages are that were just moved from the write-ahead log
   * @returns the numbers of pages that are not as they were written, or are gone
   */
  unlike(file: string, moved: ReadonlyMap<number, number>): number[] {
    const found: number[] = []
    let pages = 0
    forEachPage(file, (number, page) => {
      pages = number
      const expected = moved.get(number) ?? this.#sums.get(number)
      if (page.length < pageLength || expected !== pageSum(number, page)) found.push(number)
    })
    return [...found, ...new Set([...this.#sums.keys(), ...moved.keys()].filter((number) => number > pages))]
  }
}

/** Pages that are read in one go. */
const pagesAtOnce = 256

function forEachPage(path: string, visit: (number: number, page: Buffer) => void): void {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(pageLength * pagesAtOnce)
    for (let first = 1; ; first += pagesAtOnce) {
      const read = readSync(file, buffer, 0, buffer.length, (first - 1) * pageLength)
      for (let at = 0; at < read; at += pageLength)
        visit(first + at / pageLength, buffer.subarray(at, Math.min(at + pageLength, read)))
      if (read < buffer.length) return
    }
  } finally {
    closeSync(file)
  }
}

/** How many pages, each with its checksum, and the checksum of all that. */
function record(pages: ReadonlyMap<number, number>): Buffer {
  const octets = Buffer.alloc(4 + pages.size * 8 + 4)
  octets.writeUInt32BE(pages.size, 0)
  let at = 4
  for (const [page, sum] of pages) {
    octets.writeUInt32BE(page, at)
    octets.writeUInt32BE(sum, at + 4)
    at += 8
  }
  octets.writeUInt32BE(crc32(octets.subarray(0, at)), at)
  return octets
}

/** The end of the record. A record that ends with the file may be torn: the log still holds its pages then. */
function readRecord(path: string, octets: Buffer, at: number, sums: Map<number, number>): number {
  if (at + 4 > octets.length) return octets.length
  const end = at + 4 + octets.readUInt32BE(at) * 8
  if (end + 4 > octets.length) return octets.length
  if (crc32(octets.subarray(at, end)) !== octets.readUInt32BE(end)) {
    if (end + 4 === octets.length) return octets.length
    throw damaged(path, `the record at octet ${at} is not as it was written`)
  }
  for (let entry = at + 4; entry < end; entry += 8) sums.set(octets.readUInt32BE(entry), octets.readUInt32BE(entry + 4))
  return end + 4
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (fault) {
    throw damaged(path, `it cannot be read (${(fault as Error).message})`, fault)
  }
}
