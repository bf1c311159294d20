import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cells, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { replacedRole, useInCell } from './update-of-payload.ts'

const certificate = Buffer.alloc(0)
const into = (...targets: TrustAnchorCellIdentifier[]) => targets.map((target) => ({ certificate, target }))

describe('whose credentials a payload replaces (NOC-14)', () => {
  const { networkOperatorSignature, supplierSignature, supplierKeyAgreement } = cells
  const cases = [
    ['the network operator’s by its cells, whatever the mode', 2, into(networkOperatorSignature), 'NetworkOperator'],
    [
      'the network operator’s by one cell of several',
      2,
      into(supplierSignature, networkOperatorSignature),
      'NetworkOperator',
    ],
    ['the network operator’s by the mode, whatever the cells', 3, into(supplierSignature), 'NetworkOperator'],
    ['the network operator’s by the mode without any cell', 3, [], 'NetworkOperator'],
    ['the supplier’s otherwise', 2, into(supplierSignature, supplierKeyAgreement), 'Supplier'],
    ['the supplier’s without any cell', 2, [], 'Supplier'],
  ] as const
  for (const [name, mode, replacements, role] of cases)
    test(name, () => assert.equal(replacedRole({ mode, replacements }), role))
})

describe('what the certificate in a cell is for', () => {
  const role = cells.supplierSignature.role
  const cases = [
    ['digitalSignature', 'management', 'digitalSignature'],
    ['keyAgreement', 'management', 'keyAgreement'],
    ['keyAgreement', 'prePaymentTopUp', 'keyAgreementTopUp'],
    ['digitalSignature', 'prePaymentTopUp', undefined],
    ['keyCertSign', 'management', undefined],
    ['keyCertSign', 'prePaymentTopUp', undefined],
  ] as const
  for (const [keyUsage, cellUsage, use] of cases)
    test(`${keyUsage}, ${cellUsage}: ${use ?? 'nothing that is replaced'}`, () =>
      assert.equal(useInCell({ role, keyUsage, cellUsage }), use))
})
