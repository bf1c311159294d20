import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { innerArrows } from './inner-arrows.ts'
import { roomOf } from './violations.ts'

const page = readFileSync('docs/ARCHITECTURE.md', 'utf8')

/** Paths of files and folders that the page names, from the root or from `simulator`. */
const named = [...page.matchAll(/`([a-z][\w-]*(?:\/[\w.-]+)+\/?)`/g)].map(([, path = '']) => path)

const folderOf = (house: string): string => (house === 'certs' ? house : `simulator/${house}`)

describe('docs/ARCHITECTURE.md', () => {
  it('names files and folders that are there', () =>
    assert.deepEqual(
      named.filter((path) => !existsSync(path) && !existsSync(`simulator/${path}`) && !existsSync(`docs/${path}`)),
      [],
    ))

  it('walks through every room that a Command goes through', () => {
    const rooms = new Set(named.map((path) => roomOf(existsSync(path) ? path : `simulator/${path}`)))
    for (const room of ['certs', 'dcc', 'devices', 'duis', 'gbcs', 'network-operator-check', 'users', 'wan'])
      assert.ok(rooms.has(room), room)
  })
})

describe('the inner rooms', () => {
  for (const [house, rooms] of Object.entries(innerArrows))
    it(`of ${house} that have arrows are there`, () =>
      assert.deepEqual(
        Object.keys(rooms).filter(
          (room) => !existsSync(`${folderOf(house)}/${room}`) && !existsSync(`${folderOf(house)}/${room}.ts`),
        ),
        [],
      ))
})
