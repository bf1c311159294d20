import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { referenceMessage } from '../../gbcs/testing/reference-messages.ts'
import { firmwareVersionIn } from './firmware-version.ts'

describe('the version of which a device says that it runs', { skip: skipWithout.reference }, () => {
  for (const useCase of ['ECS52', 'GCS38', 'CS08'])
    it(`is found in the published answer of ${useCase}`, () => {
      assert.equal(firmwareVersionIn(referenceMessage(`${useCase}_11.2_SUCCESS_RESPONSE`)), '0123ABCD')
    })

  it('is in no answer that tells of a failure', () => {
    assert.equal(firmwareVersionIn(referenceMessage('ECS52_11.2_ERROR_RESPONSE')), null)
  })
})
