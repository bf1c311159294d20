import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { allowedStatusesOf } from './permissions.ts'

const installed = ['InstalledNotCommissioned', 'Commissioned', 'Recovery', 'Recovered']

describe('the statuses that a request allows (E5)', () => {
  test('are those of an installed device', () => {
    for (const variant of ['6.15.1', '6.21', '6.24.1', '7.4']) assert.deepEqual(allowedStatusesOf(variant), installed)
  })

  test('are more where the request is what installs or joins the device', () => {
    for (const variant of ['8.1.1', '8.7.1', '8.7.2', '8.8.1', '8.8.2'])
      assert.deepEqual(allowedStatusesOf(variant), ['Pending', 'Whitelisted', ...installed])
  })
})
