import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { roomOf } from '../import-gate/violations.ts'

const roots = ['certs', 'simulator', 'scripts', 'step-definitions']

/**
 * The unit tests of one room, or of a few small ones, which share a process: starting one for each file costs more than most
 * of them do.
 */
export interface RoomOfTests {
  /** `harness`; `audit, causes, market` where small rooms go together */
  readonly room: string
  readonly files: readonly string[]
}

/**
 * The unit tests, room by room: first the longest, then those with most files, so that
 * nothing long is left for the end.
 *
 * @param within only files whose path begins with one of these; all where there is none. A long test is among them where
 * its own path is one of these.
 */
export const findTestFiles = (within: readonly string[]): RoomOfTests[] =>
  byWeight(together(inRooms((file) => (isLong(file) ? within.includes(file) : isWithin(file, within)))))

/** The tests that play whole programs, judges and pages for minutes: `x.long.test.ts`. @param within as above */
export const findLongTestFiles = (within: readonly string[]): RoomOfTests[] =>
  byWeight(inRooms((file) => isLong(file) && isWithin(file, within)))

const isLong = (file: string): boolean => file.endsWith('.long.test.ts')

function inRooms(isWanted: (file: string) => boolean): RoomOfTests[] {
  const files = roots.flatMap(testFilesOf).filter(isWanted)
  const rooms = [...new Set(files.map(roomOfTests))]
  return rooms.map((room) => ({ room, files: files.filter((file) => roomOfTests(file) === room) }))
}

const byWeight = (rooms: readonly RoomOfTests[]): RoomOfTests[] => rooms.toSorted((a, b) => weightOf(b) - weightOf(a))

/** Files that are worth a process of their own. */
const enoughFiles = 100

/** Small rooms with others, in order of their size, until there are enough files in a process. */
function together(rooms: readonly RoomOfTests[]): RoomOfTests[] {
  const isSmall = ({ room, files }: RoomOfTests): boolean => !longest.includes(room) && files.length < enoughFiles
  const joined: RoomOfTests[] = []
  for (const next of rooms.filter(isSmall).sort((a, b) => a.files.length - b.files.length)) {
    const last = joined.at(-1)
    if (last === undefined || last.files.length >= enoughFiles) joined.push(next)
    else joined[joined.length - 1] = { room: `${last.room}, ${next.room}`, files: [...last.files, ...next.files] }
  }
  return [...rooms.filter((room) => !isSmall(room)), ...joined]
}

/** Where the paths of tests begin that take as long as a room by themselves. */
const apart = ['scripts/model/model', 'scripts/recipes/recipes', 'scripts/chaos/chaos']

/** Rooms that take longer than the number of their files says. */
const longest = [...apart, 'cli']

const roomOfTests = (file: string): string => apart.find((start) => file.startsWith(start)) ?? roomOf(file)

const weightOf = ({ room, files }: RoomOfTests): number =>
  longest.includes(room) ? Number.POSITIVE_INFINITY : files.length

const isWithin = (file: string, within: readonly string[]): boolean =>
  within.length === 0 || within.some((path) => file.startsWith(path.replace(/^\.\//, '')))

const testFilesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(root, file))
    .sort()
