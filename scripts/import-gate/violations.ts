import { arrows, arrowsOfTests, forbiddenModules, onlyTypesOf, seeded, unpackaged, withheld } from './arrows.ts'
import { findCircles } from './circles.ts'
import { innerArrows } from './inner-arrows.ts'
import type { SourceFile } from './source-tree.ts'

/** The room that a path is in: `certs`, `scripts`, `step-definitions`, or the folder of `simulator`. */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'simulator' ? second : top
}

/** The inner room that a path of a house is in: a folder, or the name of a file beside the folders. */
function innerRoomOf(path: string): string {
  const [top, second = '', third = ''] = path.split('/')
  return (top === 'simulator' ? third : second).replace(/\.ts$/, '')
}

const isTest = (path: string): boolean => path.endsWith('.test.ts')
const isIn = (path: string, folders: readonly string[]): boolean =>
  path.split('/').some((name) => folders.includes(name))
const isWithheld = (path: string): boolean => isIn(path, withheld)

/** Whether a file is for developers of the project alone: it may import what the package does not hold. */
const staysHome = (path: string): boolean => isTest(path) || isWithheld(path) || unpackaged.includes(roomOf(path))

/** Every wrong arrow and every circle of a source tree, one sentence each. */
export function findViolations(tree: readonly SourceFile[]): string[] {
  const wrong = tree.flatMap((file) => [
    ...file.files.flatMap((imported) => wrongArrow(file.path, imported)),
    ...file.files.flatMap((imported) => moreThanTypes(file, imported)),
    ...file.modules.flatMap((module) => wrongModule(file.path, module)),
    ...file.ambient.flatMap((source) => wrongSource(file.path, source)),
  ])
  const circles = findCircles(tree.filter(({ path }) => !isTest(path)))
  return [...wrong, ...circles.map((circle) => `circle: ${circle.join(' → ')}`)]
}

function wrongArrow(from: string, to: string): string[] {
  const arrow = `${from} imports ${to}`
  const rooms = { from: roomOf(from), to: roomOf(to) }
  if (isWithheld(to) && !staysHome(from)) return [`${arrow}, which the package does not hold`]
  if (isTest(to)) return [`${arrow}: nothing stands on a test`]
  if (rooms.from === rooms.to) return staysHome(from) ? [] : wrongInnerArrow(rooms.from, from, to)
  const allowed = arrows[rooms.from]
  if (allowed === undefined) return [`${from} is in ${rooms.from}, which is no room of the house`]
  if (allowed.includes(rooms.to) || (staysHome(from) && arrowsOfTests.includes(rooms.to))) return []
  return [`${arrow}: ${rooms.from} does not stand on ${rooms.to}`]
}

function moreThanTypes({ path, values }: SourceFile, to: string): string[] {
  const folder = onlyTypesOf[roomOf(path)]
  if (folder === undefined || staysHome(path) || roomOf(path) === roomOf(to)) return []
  if (to.startsWith(folder) && !values.includes(to)) return []
  return [`${path} imports ${to}: ${roomOf(path)} may import types alone, and from ${folder} alone`]
}

/** Tests and what serves them may reach any inner room of their own house. */
function wrongInnerArrow(house: string, from: string, to: string): string[] {
  const inner = innerArrows[house]
  const [at, onto] = [innerRoomOf(from), innerRoomOf(to)]
  if (inner === undefined || at === onto) return []
  const allowed = inner[at]
  if (allowed === undefined)
    return [`${from} is in ${at}, which is no inner room of ${house}: name it in inner-arrows.ts`]
  if (allowed.includes(onto)) return []
  return [`${from} imports ${to}: within ${house}, ${at} does not stand on ${onto}`]
}

function wrongModule(path: string, module: string): string[] {
  const forbidden = forbiddenModules[roomOf(path)] ?? []
  if (staysHome(path) || !forbidden.includes(module)) return []
  return [`${path} imports ${module}: ${roomOf(path)} is handed what it needs of the outside`]
}

const wrongSource = (path: string, source: string): string[] =>
  staysHome(path) || !seeded.includes(roomOf(path))
    ? []
    : [`${path} uses ${source}: ${roomOf(path)} is handed its time and chance`]
