import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useCaseDescriptions } from '../gbcs/use-case-descriptions.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import { serviceRequests } from '../vocabulary/service-reference.ts'
import { transformRows } from './rows.ts'

/** Devices that the matrix aims a request at, and that have no use case for it: they take no Commands, or critical ones alone. */
const withoutUseCase: Readonly<Record<string, readonly DeviceType[]>> = {
  '8.7.2': ['IHD', 'CAD', 'HCALCS'],
  '8.8.2': ['IHD', 'CAD', 'HCALCS'],
}

describe('the rows of the transform', () => {
  for (const [variant, { element, targets }] of Object.entries(serviceRequests)) {
    const row = transformRows.get(variant)
    if (targets.length === 0) {
      it(`have none for ${variant}, which is for no device`, () => assert.equal(row, undefined))
      continue
    }
    it(`have ${variant} with its body, for every device that the matrix aims it at`, () => {
      assert.equal(row?.element, element)
      const devices = new Set(row?.ways.flatMap((way) => way.devices))
      const missing = targets.filter((target) => !devices.has(target))
      assert.deepEqual(
        missing,
        targets.filter((target) => withoutUseCase[variant]?.includes(target)),
      )
    })
  }

  for (const { serviceReferenceVariant, ways } of transformRows.values())
    it(`put ${serviceReferenceVariant} to no device that would not know its use case`, () => {
      const unknown = ways.flatMap(({ command: { messageCode }, devices }) => {
        const known: readonly string[] = useCaseDescriptions[messageCode]?.devices ?? []
        return devices.filter((device) => !known.includes(device)).map((device) => ({ messageCode, device }))
      })
      assert.deepEqual(unknown, [])
    })
})
