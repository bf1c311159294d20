import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { roomOf } from '../import-gate/violations.ts'

const roots = ['certs', 'simulator', 'scripts', 'step-definitions']

/** The unit tests of one room, which share a process: starting one for each file costs more than most of them do. */
export interface RoomOfTests {
  readonly room: string
  readonly files: readonly string[]
}

/**
 * The unit tests, room by room: first the longest, then those with most files, so that
 * nothing long is left for the end.
 *
 * @param within every file whose path begins with one of these; where there is none, every file that is not long
 */
export const findTestFiles = (within: readonly string[]): RoomOfTests[] =>
  inRooms(within.length === 0 ? (file) => !isLong(file) : (file) => isWithin(file, within))

/** The tests that play whole programs, judges and pages for minutes: `x.long.test.ts`. */
export const findLongTestFiles = (): RoomOfTests[] => inRooms(isLong)

const isLong = (file: string): boolean => file.endsWith('.long.test.ts')

function inRooms(isWanted: (file: string) => boolean): RoomOfTests[] {
  const files = roots.flatMap(testFilesOf).filter(isWanted)
  const rooms = [...new Set(files.map(roomOfTests))]
  return rooms
    .map((room) => ({ room, files: files.filter((file) => roomOfTests(file) === room) }))
    .sort((a, b) => weightOf(b) - weightOf(a))
}

/** Where the paths of tests begin that take as long as a room by themselves. */
const apart = ['scripts/model/model', 'scripts/recipes/recipes']

/** Rooms that take longer than the number of their files says. */
const longest = [...apart, 'cli']

const roomOfTests = (file: string): string => apart.find((start) => file.startsWith(start)) ?? roomOf(file)

const weightOf = ({ room, files }: RoomOfTests): number =>
  longest.includes(room) ? Number.POSITIVE_INFINITY : files.length

const isWithin = (file: string, within: readonly string[]): boolean =>
  within.some((path) => file.startsWith(path.replace(/^\.\//, '')))

const testFilesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(root, file))
    .sort()
