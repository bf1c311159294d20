import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { cells as anyCells } from '../testing/arbitraries.ts'
import { assertRoundTrip } from '../testing/codec-properties.ts'
import { readCell, writeCell } from './trust-anchor-cell.ts'

const read = (octets: Uint8Array) =>
  decode(new OctetReader(octets), 'the cell', (reader) => readCell(reader, 'TrustAnchorCellIdentifier'))

describe('a Trust Anchor Cell Identifier', () => {
  const written: Readonly<Record<keyof typeof cells, string>> = {
    root: '3007 020100 03020204',
    recovery: '3007 020101 03020780',
    supplierSignature: '3007 020102 03020780',
    supplierKeyAgreement: '3007 020102 03020308',
    supplierTopUp: '300a 020102 03020308 020101',
    networkOperatorSignature: '3007 020103 03020780',
    networkOperatorKeyAgreement: '3007 020103 03020308',
    loadControllerSignature: '3007 020108 03020780',
    loadControllerKeyAgreement: '3007 020108 03020308',
    acbSignature: '3007 020104 03020780',
    acbKeyAgreement: '3007 020104 03020308',
    transitionalCoS: '3007 020105 03020780',
    wanProvider: '3007 020106 03020780',
  }

  for (const [name, octets] of Object.entries(written)) {
    it(`of ${name} is ${octets}`, () => {
      assert.equal(writeCell(cells[name as keyof typeof cells]).toString('hex'), octets.replaceAll(' ', ''))
    })
  }

  it('reads a key usage whose unused bits are not counted', () => {
    assert.deepEqual(read(Buffer.from('300702010303020080', 'hex')), {
      ok: true,
      value: cells.networkOperatorSignature,
    })
  })

  it('is refused with two key usages at once', () => {
    assert.equal(read(Buffer.from('300702010303020388', 'hex')).ok, false)
  })

  it('reads back as it was written', () => assertRoundTrip(anyCells, (cell) => writeCell(cell), read))
})
