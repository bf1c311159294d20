import { crc32 } from 'node:zlib'

/** Octets of a page of the store's file: SQLite's default, and fixed, since checksums are kept by page. */
export const pageLength = 4096

const headerLength = 100

/**
 * The checksum of a page of the store's file.
 *
 * In the first page three fields of SQLite's header do not count: how the file is journaled, how often it was changed, and
 * by which version of the library. They change when the file is opened and closed.
 *
 * @param number from 1 on
 */
export function pageSum(number: number, page: Uint8Array): number {
  if (number !== 1) return crc32(page)
  const header = Buffer.from(page.subarray(0, headerLength))
  header.fill(0, 18, 20)
  header.fill(0, 24, 28)
  header.fill(0, 92, 100)
  return crc32(page.subarray(headerLength), crc32(header))
}
