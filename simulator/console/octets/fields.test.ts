import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fieldAt, fieldsOf, ownersOf, pathTo, rowsOf } from './fields.ts'

const message = fieldsOf([
  {
    name: 'header',
    offset: 0,
    length: 4,
    fields: [
      { name: 'tag', offset: 0, length: 1, value: 'DD' },
      { name: 'length', offset: 1, length: 3 },
    ],
  },
  { name: 'content', offset: 4, length: 200, value: 'a certificate' },
  { name: 'remark' },
])

describe('the fields of a message', () => {
  it('are in the order in which they are read, each with its depth', () =>
    assert.deepEqual(
      message.map(({ name, depth, parent }) => [name, depth, parent]),
      [
        ['header', 0, -1],
        ['tag', 1, 0],
        ['length', 1, 0],
        ['content', 0, -1],
      ],
    ))

  it('own their octets: the deepest field that holds one', () => {
    const owners = ownersOf(message, 206)
    assert.deepEqual([owners[0], owners[1], owners[3], owners[4], owners[203], owners[205]], [1, 2, 2, 3, 3, -1])
  })

  it('lead to what they are part of', () =>
    assert.deepEqual(
      pathTo(message, 2).map(({ name }) => name),
      ['header', 'length'],
    ))

  it('are found by their octets', () => {
    assert.equal(fieldAt(message, 1, 3)?.name, 'length')
    assert.equal(fieldAt(message, 1, 4), undefined)
  })
})

describe('the rows of octets', () => {
  const shown = (opened: number[] = []) =>
    rowsOf(message, 206, new Set(opened)).map((row) => `${row.kind === 'octets' ? '' : 'not '}${row.from}-${row.to}`)

  it('leave out the middle of a long field', () =>
    assert.deepEqual(shown(), ['0-16', '16-32', '32-36', 'not 36-196', '196-206']))

  it('show it where it was opened', () => {
    assert.equal(shown([3]).length, 13)
    assert.ok(shown([3]).every((row) => !row.startsWith('not')))
  })

  it('leave no octet out that they do not name', () => {
    for (const opened of [[], [3]]) {
      let at = 0
      for (const { from, to } of rowsOf(message, 206, new Set(opened))) {
        assert.equal(from, at)
        at = to
      }
      assert.equal(at, 206)
    }
  })
})
