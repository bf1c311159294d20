import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { handoverBody, networkOperatorCredentials, requestId, signedRequest } from '../testing/requests.ts'
import { walesAndWest } from '../testing/site.ts'
import { createWorld } from '../testing/world.ts'
import { openCommandCheck } from './implementations/command-check.ts'
import { openHttpCheck } from './implementations/http-check.ts'
import { openModuleCheck } from './implementations/module-check.ts'
import type { OpenCheck } from './implementations/open-check.ts'
import { createListeningLog, createWorkplace } from './implementations/testing/implementations.ts'

const workplace = createWorkplace()
after(() => workplace.clear())
const log = createListeningLog()

/** Refuses everything, as ours never would. */
const refusing = workplace.write(
  'refusing.mjs',
  `export default () => ({ outcome: 'refused', rule: 'NOC-10', reason: 'other-party', because: 'Nobody passes.' })`,
)

const implementations: readonly (readonly [string, string, () => Promise<OpenCheck>])[] = [
  ['a module that throws', 'crashed', () => moduleOf('throw new Error("broken")')],
  ['a module that never answers', 'time-out', () => moduleOf('return new Promise(() => {})')],
  ['a module that approves in its own words', 'malformed-verdict', () => moduleOf('return "approved"')],
  ['a command that is none', 'not-started', async () => openCommandCheck('there-is-no-such-command', { log })],
  ['a command that exits', 'crashed', async () => openCommandCheck('read line; exit 1', { log })],
  ['an address where nobody listens', 'unreachable', async () => openHttpCheck(new URL('http://127.0.0.1:9/'))],
]

function moduleOf(body: string) {
  const path = workplace.write(`${Buffer.from(body).toString('hex')}.mjs`, `export default (request) => { ${body} }`)
  return openModuleCheck(path, { log, answerWithinMs: 300 })
}

describe('an outside implementation of the check', () => {
  test('decides live requests', async () => {
    const check = await openModuleCheck(refusing, { log })
    const world = await createWorld({ check })
    assert.equal(await world.send(await signedRequest()), 'E062106')
    assert.equal(world.dcc.decisions.list()[0]?.because, 'Nobody passes.')
    await world.close()
    await check.close()
  })

  for (const [name, reason, open] of implementations)
    test(`leaves a request unanswered and unrecorded where it is ${name} (${reason})`, async () => {
      const check = await open()
      const world = await createWorld({ check })
      // Wrong: an implementation that fails must not let it pass either.
      const body = handoverBody(networkOperatorCredentials(walesAndWest))
      const answer = await world.dcc.takeRequest('SendCommand', await signedRequest({ body }))
      assert.deepEqual([answer.status, answer.retryAfterSeconds], [503, 1])
      assert.equal(await world.dcc.transcript(requestId(1001n)), undefined)
      assert.deepEqual([world.dcc.decisions.list(), world.wan.calls], [[], 0])
      assert.match(String((world.faults[0] as { err?: unknown }).err), new RegExp(`${reason}: `))
      await world.close()
      await check.close()
    })
})
