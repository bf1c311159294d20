import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Check } from '../../simulator/dcc/check/check.ts'
import type { Network } from '../../simulator/harness/network.ts'
import { mutantNamed } from '../../simulator/network-operator-check/mutants/support/every-mutant.ts'
import { toCheckRequest } from '../../simulator/network-operator-check/question.ts'
import { runModel } from './run-model.ts'

/** More than are needed with the seed below. */
const runs = 200

/** One that comes upon each of these soon. */
const findingSeed = 3

describe('a network whose check is faulty is found out, by a scenario of a few steps', () => {
  for (const name of ['looks-at-the-first-certificate-alone', 'trusts-the-transform', 'does-not-judge-a-release'])
    test(`where it ${name}`, async () => {
      const { judge } = await mutantNamed(name)
      const implementation: Check = { decide: async (question) => judge(toCheckRequest(question)) }
      const prepare = ({ dcc }: Network) => dcc.check.configure({ implementation })
      const { divergence } = await runModel({ runs, seed: findingSeed, prepare })
      assert.ok(divergence, 'the model agreed with it')
      assert.match(divergence.what, /passed with certificates of .*, who are not the registered network operator/)
      assert.ok(divergence.steps.length <= 3, divergence.steps.join('\n'))

      const [, path, replayPath] = /--path "(.*)" --replay "(.*)"/.exec(divergence.repeat) ?? []
      assert.ok(path && replayPath, divergence.repeat)
      const again = await runModel({ runs, seed: findingSeed, path, replayPath, prepare })
      assert.deepEqual(again.divergence?.account, divergence.account)
    })
})
