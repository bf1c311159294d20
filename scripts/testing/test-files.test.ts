import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLongTestFiles, findTestFiles, type RoomOfTests } from './test-files.ts'

const filesOf = (rooms: readonly RoomOfTests[]) => rooms.flatMap(({ files }) => files)
const isLong = (file: string) => file.endsWith('.long.test.ts')
const long = 'simulator/cli/serving.long.test.ts'

test('long tests are left out, of a folder too, unless one is named by its whole path', () => {
  assert.ok(!filesOf(findTestFiles([])).some(isLong))
  const ofCli = filesOf(findTestFiles(['simulator/cli']))
  assert.ok(ofCli.length > 0 && ofCli.every((file) => file.startsWith('simulator/cli/') && !isLong(file)))
  assert.deepEqual(filesOf(findTestFiles([long])), [long])
})

test('long tests can be asked for, all of them or those of a folder', () => {
  const all = filesOf(findLongTestFiles([]))
  assert.ok(all.every(isLong) && all.includes(long))
  const ofCli = filesOf(findLongTestFiles(['simulator/cli']))
  assert.deepEqual(
    ofCli,
    all.filter((file) => file.startsWith('simulator/cli/')),
  )
})
