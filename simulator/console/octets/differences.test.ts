import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differencesOf } from './differences.ts'
import { fieldsOf } from './fields.ts'

const message = (hex: string, lengthOfFirst: number) => ({
  hex,
  fields: fieldsOf([
    {
      name: 'list',
      offset: 0,
      length: 1 + lengthOfFirst + 2,
      fields: [
        { name: 'item', offset: 1, length: lengthOfFirst },
        { name: 'item', offset: 1 + lengthOfFirst, length: 2 },
      ],
    },
    { name: 'end', offset: 3 + lengthOfFirst, length: hex.length / 2 - 3 - lengthOfFirst },
  ]),
})

describe('a message beside another', () => {
  it('differs in the octets that the other has not in their place', () => {
    const { octets, fields, count } = differencesOf(message('30AABB0102FF', 2), message('30AACC0102FF', 2))
    assert.deepEqual([[...octets], [...fields], count], [[0, 0, 1, 0, 0, 0], [1], 1])
  })

  it('differs in a field of another length, and not in what stands behind it', () => {
    const { octets, fields } = differencesOf(message('30AABBCC0102FF', 3), message('30AABB0102FF', 2))
    assert.deepEqual([[...octets], [...fields]], [[0, 1, 1, 1, 0, 0, 0], [1]])
  })

  it('differs in nothing from itself, and in everything from nothing', () => {
    const one = message('30aabb0102ff', 2)
    assert.equal(differencesOf(one, message('30AABB0102FF', 2)).count, 0)
    assert.equal(differencesOf(one, { hex: '', fields: [] }).count, 6)
  })
})
