import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { certificateDer } from '../../../certs/certificate.ts'
import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { cells, keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { replacedRole, replacementOfUpdate, useInCell } from './update-of-payload.ts'

const certificate = certificateDer(Buffer.alloc(0))
const into = (...targets: TrustAnchorCellIdentifier[]) => targets.map((target) => ({ der: certificate, target }))

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

describe('the certificates of a payload', () => {
  test('are those in cells that a replacement has, in their order, each for its use', () => {
    const into = (target: TrustAnchorCellIdentifier) => ({
      der: certificateDer(Buffer.from(keyOfCell(target))),
      target,
    })
    const { leaves } = replacementOfUpdate(
      {
        mode: 2,
        applyTimeBasedCpvChecks: true,
        authorisingCell: null,
        authorisingCounter: 1n,
        newFloor: null,
        newTopUpFloor: null,
        otherFloors: [],
        symmetricKey: null,
        replacements: [cells.root, cells.supplierTopUp, cells.supplierSignature].map(into),
        certificationPath: [],
        executionDateTime: null,
      },
      createCertificateReader(),
    )
    assert.deepEqual(
      leaves.map(({ use, der }) => [use, der.toString()]),
      [
        ['keyAgreementTopUp', 'supplier/keyAgreement/prePaymentTopUp'],
        ['digitalSignature', 'supplier/digitalSignature/management'],
      ],
    )
  })
})
