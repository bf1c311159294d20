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
 * Every unit test, room by room, the room with most files first.
 *
 * @param within only files whose path begins with one of these; all of them where there is none
 */
export function findTestFiles(within: readonly string[]): RoomOfTests[] {
  const files = roots.flatMap(testFilesOf).filter((file) => isWithin(file, within))
  const rooms = [...new Set(files.map(roomOfTests))]
  return rooms
    .map((room) => ({ room, files: files.filter((file) => roomOfTests(file) === room) }))
    .sort((a, b) => b.files.length - a.files.length)
}

/** Folders whose tests play whole programs, and take as long as a room by themselves. */
const apart = ['scripts/recipes']

const roomOfTests = (file: string): string => apart.find((folder) => file.startsWith(`${folder}/`)) ?? roomOf(file)

const isWithin = (file: string, within: readonly string[]): boolean =>
  within.length === 0 || within.some((path) => file.startsWith(path.replace(/^\.\//, '')))

const testFilesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(root, file))
    .sort()
