import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { complaintsInShort, issuesInShort, mostComplaints } from './complaints.ts'
import { listOf } from './list-of.ts'

describe('complaints', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

  test('are all told where there are few', () => {
    assert.equal(complaintsInShort(numbers(3), String), '0; 1; 2')
    assert.equal(complaintsInShort(numbers(mostComplaints), String).split('; ').length, mostComplaints)
  })

  test('stop at a number, say how many more there are, and are not made beyond it', () => {
    let made = 0
    const told = complaintsInShort(numbers(1_000_000), (number) => {
      made += 1
      return String(number)
    })
    assert.match(told, /19; and 999980 more$/)
    assert.equal(made, mostComplaints)
  })

  test('name what a schema found wrong by its path', () => {
    const { error } = z.array(z.int()).safeParse(['a', 1, 'b'])
    assert.match(error === undefined ? '' : issuesInShort(error), /^0: .*expected number.*; 2: .*expected number/)
  })
})

describe('a list of so many members', () => {
  const list = listOf(z.strictObject({ party: z.string() }), 3)

  test('is read as a list', () => {
    assert.deepEqual(list.parse([{ party: 'LOND' }]), [{ party: 'LOND' }])
    assert.equal(list.safeParse('LOND').success, false)
    assert.deepEqual(z.toJSONSchema(list, { io: 'input' }).type, 'array')
  })

  test('is refused for its length alone where there are more', () => {
    const { error } = list.safeParse(Array(300_000).fill({}))
    assert.deepEqual(
      error?.issues.map(({ message }) => message),
      ['has 300000 members, and 3 at most are taken'],
    )
  })
})
