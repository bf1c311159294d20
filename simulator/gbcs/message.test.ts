import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import {
  type GbcsFlaw,
  type GroupingHeader,
  readMessage,
  signedOctetsOf,
  withMac,
  withoutSignature,
  withSignature,
  writeUnsigned,
} from './message.ts'
import { damaged, headers, octets } from './testing/arbitraries.ts'

const header: GroupingHeader = {
  cra: 'command',
  counter: 1301n,
  originator: entityIdentifier('90B3D51F30000002'),
  recipient: entityIdentifier('00DB1234567890A3'),
  dateTime: null,
  messageCode: 0x0103,
  supplementary: Buffer.alloc(0),
}
const content = Buffer.from('30020500', 'hex')
const signature = Buffer.alloc(64, 0x51)
const mac = Buffer.alloc(12, 0xac)
const preCommand = writeUnsigned(header, content)
const complete = withMac(withSignature(preCommand, signature), mac)

function read(message: Uint8Array) {
  const result = readMessage(message)
  assert.ok(result.ok, result.ok ? '' : result.failure.detail)
  return result.value
}

function flawOf(message: Uint8Array): GbcsFlaw {
  const result = readMessage(message)
  assert.ok(!result.ok, 'the message reads, though it should not')
  return result.failure
}

describe('writing a message', () => {
  it('puts Grouping Header and content into a Pre-Command and nothing after', () => {
    assert.equal(
      preCommand.toString('hex'),
      'df0901000000000000051508' + '90b3d51f30000002' + '08' + '00db1234567890a3' + '00' + '020103' + '04' + '30020500',
    )
  })

  it('puts MAC Header, signature and MAC around it', () => {
    const start = 'dd000000000000' + '78' + '1100000000'
    assert.equal(
      complete.toString('hex'),
      start + Buffer.concat([preCommand, Buffer.of(0x40), signature, mac]).toString('hex'),
    )
  })

  it('writes lengths in as few octets as they take', () => {
    const lengthsOf = (size: number) => writeUnsigned(header, Buffer.alloc(size)).subarray(33, 36).toString('hex')
    assert.deepEqual([lengthsOf(127), lengthsOf(128), lengthsOf(256)], ['7f0000', '818000', '820100'])
  })

  it('refuses to put a signature behind what has one', () => {
    assert.throws(() => withSignature(withSignature(preCommand, signature), signature), TypeError)
  })

  it('refuses a signature and a MAC of a wrong length', () => {
    assert.throws(() => withSignature(preCommand, Buffer.alloc(63)), RangeError)
    assert.throws(() => withMac(withoutSignature(preCommand), Buffer.alloc(16)), RangeError)
  })
})

describe('a Pre-Command', () => {
  const withZero = Buffer.concat([preCommand, Buffer.of(0)])

  it('reads with and without the trailing zero octet', () => {
    for (const octetsOfIt of [preCommand, withZero]) {
      const message = read(octetsOfIt)
      assert.deepEqual([message.signature, message.mac, message.hasMacHeader], [null, null, false])
      assert.deepEqual(message.content, content)
    }
  })

  it('has the signature in the place of the trailing zero octet', () => {
    assert.deepEqual(withSignature(withZero, signature), withSignature(preCommand, signature))
    assert.deepEqual(withoutSignature(withZero), withoutSignature(preCommand))
  })

  it('keeps a zero octet that belongs to the content', () => {
    const endsInZero = writeUnsigned(header, Buffer.of(5, 0))
    assert.deepEqual(read(withSignature(endsInZero, signature)).content, Buffer.of(5, 0))
  })

  it('is signed from after DF through the content, trailing zero octet or not', () => {
    assert.deepEqual(signedOctetsOf(preCommand), preCommand.subarray(1))
    assert.deepEqual(signedOctetsOf(withZero), preCommand.subarray(1))
    assert.deepEqual(read(complete).signedOctets, preCommand.subarray(1))
  })
})

describe('reading a message', () => {
  it('says what the MAC covers: from DF through the signature, or its length of zero', () => {
    assert.deepEqual(read(complete).groupingOctets, withSignature(preCommand, signature))
    assert.deepEqual(
      read(withMac(withoutSignature(preCommand), mac)).groupingOctets,
      Buffer.concat([preCommand, Buffer.of(0)]),
    )
  })

  it('takes lengths in more octets than they need', () => {
    const long = Buffer.concat([preCommand.subarray(0, 33), Buffer.from('820004', 'hex'), content])
    assert.deepEqual(read(long).content, content)
  })

  it('copies nothing', () => {
    const message = read(complete)
    for (const part of [message.content, message.signature, message.mac, message.groupingOctets]) {
      assert.equal(part?.buffer, complete.buffer)
    }
  })

  it('reads octets that lie inside a larger buffer', () => {
    const larger = new Uint8Array(complete.length + 9)
    larger.set(complete, 4)
    assert.deepEqual(read(larger.subarray(4, 4 + complete.length)).octets, complete)
  })

  const changed = (at: number, value: number) => {
    const copy = Buffer.from(complete)
    copy[at] = value
    return copy
  }

  const flawed: readonly (readonly [what: string, message: Buffer, reason: string, offset: number])[] = [
    ['more octets than any message has', Buffer.alloc(0x10000), 'too-long', 0],
    ['no octets', Buffer.alloc(0), 'truncated', 0],
    ['a message cut short', complete.subarray(0, -1), 'truncated', 8],
    ['octets behind the MAC', Buffer.concat([complete, mac]), 'trailing-octets', 8],
    ['octets behind the signature', Buffer.concat([withSignature(preCommand, signature), mac]), 'trailing-octets', 103],
    ['a MAC Header with an originator', changed(2, 8), 'mac-header', 2],
    ['a MAC Header that asks for encryption', changed(8, 0x31), 'mac-header', 8],
    ['an invocation counter', changed(12, 1), 'mac-header', 9],
    ['another tag than DF', changed(13, 0xde), 'grouping-header', 13],
    ['a Transaction Id of another length', changed(14, 8), 'grouping-header', 14],
    ['a CRA Flag of 4', changed(15, 4), 'grouping-header', 15],
    ['an originator of another length', changed(24, 7), 'grouping-header', 24],
    ['a date-time of another length', changed(42, 11), 'grouping-header', 42],
    ['other information too short for a message code', changed(43, 1), 'truncated', 44],
    ['content of an indefinite length', changed(46, 0x80), 'length', 46],
    ['a signature of 63 octets', changed(51, 63), 'signature-length', 51],
    ['a length of more octets than any message needs', changed(46, 0x85), 'length', 46],
  ]

  for (const [what, message, reason, offset] of flawed) {
    it(`finds the flaw in ${what}`, () => {
      const flaw = flawOf(message)
      assert.deepEqual([flaw.reason, flaw.offset], [reason, offset], flaw.detail)
    })
  }
})

describe('every message', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(headers, octets({ maxLength: 2000, size: 'max' }), fc.boolean(), (any, payload, isSigned) => {
        const unsigned = writeUnsigned(any, payload)
        const grouping = isSigned ? withSignature(unsigned, signature) : withoutSignature(unsigned)
        const message = read(withMac(grouping, mac))
        const { cra, counter, originator, recipient, dateTime, messageCode, supplementary } = message
        assert.deepEqual({ cra, counter, originator, recipient, dateTime, messageCode, supplementary }, any)
        assert.deepEqual([message.content, message.signature, message.mac], [payload, isSigned ? signature : null, mac])
        assert.deepEqual(message.groupingOctets, grouping)
      }),
    )
  })

  it('is a message or a flaw, whatever the octets', () => {
    const anyOctets = fc.oneof(octets({ maxLength: 200 }), damaged(complete), damaged(preCommand))
    fc.assert(
      fc.property(anyOctets, (any) => {
        const result = readMessage(any)
        if (!result.ok) assert.ok(result.failure.offset <= any.length)
      }),
      { numRuns: 2000 },
    )
  })
})
