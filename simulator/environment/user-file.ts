import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Why a file that a user named was not read; the message ends a sentence that names it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** How much is read of what a user named: a configuration, a key store, a schema, a message. */
const mostOctets = 64 * 1024 * 1024
/** How long a pipe may stay silent. Standard input may for ever: a person or a slow command stands behind it. */
const silenceMs = 10_000
const portionOctets = 64 * 1024
const betweenTriesMs = 10

export interface ReadingLimits {
  readonly atMost?: number
  readonly silentForAtMostMs?: number
}

/**
 * Reads a file that a user named to its end: every such reading goes through here, as the name may be a directory, a
 * device without end (`/dev/zero`) or a pipe that nobody writes to.
 *
 * @throws UnreadableFile, which says why, without the path
 */
export function readUserFile(path: string, limits: ReadingLimits = {}): Buffer {
  // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
  const file = attempt(() => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)))
  try {
    const status = fstatSync(file)
    if (status.isDirectory()) throw new UnreadableFile('it is a directory')
    if (status.isFile() && status.size > (limits.atMost ?? mostOctets)) throw tooLong(limits)
    return readToEnd(file, limits, status.isFIFO())
  } finally {
    closeSync(file)
  }
}

/**
 * The octets of a file that a user named, portion by portion, however long it is. Each portion is good until the next one
 * is asked for. `-` is standard input.
 *
 * @throws UnreadableFile, which says why, without the path
 */
export function* portionsOfUserFile(
  path: string,
  limits: Pick<ReadingLimits, 'silentForAtMostMs'> = {},
): Generator<Buffer> {
  if (path === '-') return yield* portionsOf(0, { silentForAtMostMs: Number.POSITIVE_INFINITY, ...limits }, false)
  const file = attempt(() => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)))
  try {
    const status = fstatSync(file)
    if (status.isDirectory()) throw new UnreadableFile('it is a directory')
    yield* portionsOf(file, limits, status.isFIFO())
  } finally {
    closeSync(file)
  }
}

/** Reads standard input to its end, within the same bound. @throws UnreadableFile */
export const readStandardInput = (limits: ReadingLimits = {}): Buffer =>
  readToEnd(0, { silentForAtMostMs: Number.POSITIVE_INFINITY, ...limits }, false)

/** The text of a file that a user named; see `textOf`. @throws UnreadableFile */
export const readUserText = (path: string, limits?: ReadingLimits): string => textOf(readUserFile(path, limits))

/**
 * Octets as text: UTF-8, or UTF-16 where a byte order mark says so (as Windows PowerShell writes what it redirects). The
 * mark itself is no part of the text.
 */
export function textOf(octets: Buffer): string {
  if (octets[0] === 0xff && octets[1] === 0xfe) return octets.toString('utf16le', 2)
  if (octets[0] === 0xfe && octets[1] === 0xff && octets.length % 2 === 0)
    return Buffer.from(octets.subarray(2)).swap16().toString('utf16le')
  return octets.toString('utf8', octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf ? 3 : 0)
}

function readToEnd(file: number, limits: ReadingLimits, isPipe: boolean): Buffer {
  const { atMost = mostOctets } = limits
  const parts: Buffer[] = []
  let length = 0
  for (const part of portionsOf(file, limits, isPipe)) {
    length += part.length
    if (length > atMost) throw tooLong(limits)
    parts.push(part)
  }
  return Buffer.concat(parts, length)
}

/** @param isPipe an empty pipe may only wait for its writer */
function* portionsOf(file: number, limits: ReadingLimits, isPipe: boolean): Generator<Buffer> {
  const { silentForAtMostMs = silenceMs } = limits
  let [isBegun, silent] = [false, 0]
  for (;;) {
    const part = readPortion(file)
    const isWaiting = part === null || (part.length === 0 && isPipe && !isBegun)
    if (isWaiting && silent >= silentForAtMostMs) throw new UnreadableFile('nothing came out of it in time')
    if (isWaiting) {
      Atomics.wait(sleeper, 0, 0, betweenTriesMs)
      silent += betweenTriesMs
      continue
    }
    if (part.length === 0) return
    silent = 0
    isBegun = true
    yield part
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** null where nothing is there yet. */
function readPortion(file: number): Buffer | null {
  const part = Buffer.allocUnsafe(portionOctets)
  try {
    return part.subarray(0, readSync(file, part, 0, portionOctets, null))
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'EAGAIN') return null
    // Windows says so where a pipe was closed.
    if (code === 'EOF') return Buffer.alloc(0)
    throw unreadable(fault)
  }
}

function attempt<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (fault) {
    throw unreadable(fault)
  }
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'its permissions do not allow it',
  EISDIR: 'it is a directory',
}

function unreadable(fault: unknown): UnreadableFile {
  const { code = '', message } = fault as NodeJS.ErrnoException
  return new UnreadableFile(sentences[code] ?? message, { cause: fault })
}

const tooLong = ({ atMost = mostOctets }: ReadingLimits): UnreadableFile =>
  new UnreadableFile(`it is longer than ${Math.floor(atMost / 1024)} KiB, which is the most that is read`)
