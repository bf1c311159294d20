import assert from 'node:assert/strict'
import type { ServiceRequest } from '../../../simulator/duis/request.ts'
import { exchangeOf } from '../../../simulator/harness/testing/prepared-handover.ts'
import { requireCode, type Step, step } from '../step.ts'

/**
 * A document that was sent comes again, or another one under its RequestID. Either way nothing happens anew.
 *
 * @param which of the documents, counted round
 */
export const repeatRequest = (which: number, octets: 'same' | 'other'): Step =>
  step(
    `document ${which} ${octets === 'same' ? 'sent again' : 'with other octets under the same RequestID'}`,
    async (_model, world) => {
      const earlier = world.exchanged[which % world.exchanged.length]
      if (earlier === undefined) return
      const { request, document, answer } = earlier.exchange
      const user = await world.user(earlier.by)
      const sent = octets === 'same' ? document : await user.sign(changed(request))
      const again = exchangeOf(await user.submit(earlier.service, request, sent))
      const code = again.answer.response.responseCode
      world.tell(`${request.requestId}, ${octets} octets, again: ${code}`)
      if (octets === 'other') return requireCode(code, 'E51')
      assert.equal(again.answer.document.toString(), answer.document.toString(), 'the same octets get the same answer')
    },
  )

const changed = (request: ServiceRequest): ServiceRequest => ({
  ...request,
  firstInSequence: request.firstInSequence !== true,
})
