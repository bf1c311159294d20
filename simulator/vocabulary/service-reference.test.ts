import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import { referenceFile, skipWithout } from '../../certs/testing/judges.ts'
import { type ServiceRequestDefinition, serviceReferenceOf, serviceRequests } from './service-reference.ts'

const rows = Object.entries(serviceRequests)

describe('the Service Request Matrix in itself', () => {
  test('has a name and a body element of its own for every row', () => {
    for (const [variant, { name, element }] of rows) assert.ok(name !== '' && element !== '', variant)
    assert.equal(new Set(rows.map(([, { element }]) => element)).size, rows.length)
  })

  test('takes the Service Reference from the first two numbers of the variant', () => {
    assert.equal(serviceReferenceOf('6.15.1'), '6.15')
    assert.equal(serviceReferenceOf('4.10'), '4.10')
  })

  test('lets a request be transformed exactly where it is critical', () => {
    for (const [variant, { critical, commandVariants }] of rows)
      assert.equal(commandVariants.includes(4), critical, variant)
  })

  test('has device types exactly where the DCC does not answer itself', () => {
    for (const [variant, { targets, commandVariants }] of rows)
      assert.equal(targets.length === 0, commandVariants.includes(8), variant)
  })
})

describe('the Service Request Matrix against the official schema', { skip: skipWithout.reference }, () => {
  const schema = skipWithout.reference === false ? readFileSync(referenceFile('duis', 'DUIS_V5.4.xsd'), 'utf8') : ''

  test('has a row for every Service Reference Variant and no other', () => {
    const type = /<xs:simpleType name="ServiceReferenceVariant">.*?<\/xs:simpleType>/s.exec(schema)?.[0] ?? ''
    const listed = [...type.matchAll(/enumeration value="([\d.]+)"/g)].map(([, value]) => value)
    assert.ok(listed.length > 100)
    assert.deepEqual([...listed].sort(), Object.keys(serviceRequests).sort())
  })

  test('names bodies that the schema has', () => {
    const body = /<xs:complexType name="Request">.*?name="SignedPreCommand"/s.exec(schema)?.[0] ?? ''
    const elements = [...body.matchAll(/<xs:element\s+name="(\w+)"/g)].map(([, name]) => name)
    for (const [variant, { element }] of rows) assert.ok(elements.includes(element), `${variant}: ${element}`)
  })
})

interface PublishedRow {
  readonly 'Service Reference Variant': string
  readonly Critical: 'Yes' | 'No'
  readonly 'Future Dated Response Pattern': 'Device' | 'DSP' | 'DSP & Device' | 'No'
  readonly 'Non-Device Request': 'Yes' | 'No'
  readonly 'Eligible User Roles': readonly string[]
}

describe('the Service Request Matrix against the published one', () => {
  const published = createRequire(import.meta.url)(
    '@smartdcc/duis-parser/dist/duis-request-matrix.json',
  ) as PublishedRow[]
  const patterns = { device: 'Device', dsp: 'DSP', 'dsp-and-device': 'DSP & Device', none: 'No' } as const
  const rowOf = (variant: string): ServiceRequestDefinition => {
    const row = serviceRequests[variant]
    assert.ok(row, variant)
    return row
  }

  test('agrees on criticality, roles, future dating and requests without a device', () => {
    for (const theirs of published) {
      const variant = theirs['Service Reference Variant']
      const ours = rowOf(variant)
      assert.deepEqual(
        {
          critical: ours.critical ? 'Yes' : 'No',
          futureDating: patterns[ours.futureDating],
          nonDevice: ours.targets.length === 0 ? 'Yes' : 'No',
          // The published matrix is older than load controllers.
          roles: ours.eligibleRoles.filter((role) => role !== 'LC').sort(),
        },
        {
          critical: theirs.Critical,
          futureDating: theirs['Future Dated Response Pattern'],
          nonDevice: theirs['Non-Device Request'],
          roles: [...theirs['Eligible User Roles']].sort(),
        },
        variant,
      )
    }
    assert.equal(published.length, rows.length)
  })
})
