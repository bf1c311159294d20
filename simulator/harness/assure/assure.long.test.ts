import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { projectDirectory } from '../../../certs/testing/judges.ts'
import { createWorkplace } from '../../dcc/check/implementations/testing/implementations.ts'
import { createLogger } from '../../environment/logger.ts'
import type { RuleId } from '../../network-operator-check/rules.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { assure, assureByCases } from './assure.ts'

const workplace = createWorkplace()
after(() => workplace.clear())

const log = createLogger({ level: 'silent' })
const silently = { planned() {}, played() {} }
const ours = pathToFileURL(`${projectDirectory}/simulator/network-operator-check/judge.ts`).href

/** Lets everything through. */
const obliging = `{ outcome: 'accepted', rule: 'NOC-10', because: 'Come in.' }`
const alteringOurs = (name: string, body: string) =>
  workplace.write(name, `import { judge } from '${ours}'\nexport default (request) => ${body}`)

const judged = async (check: string, rule: RuleId, strict = false) => {
  const assurance = await assure({ check, strict, seed: 'features', rule }, silently, log)
  const [figures, ...others] = assurance.figures
  assert.deepEqual([figures?.rule, others], [rule, []])
  return { ...assurance, agreed: figures?.agreed ?? 0, played: figures?.scenarios ?? 0 }
}

describe('an assurance', () => {
  it('is of outcomes alone, unless grounds are asked for', async () => {
    const module = alteringOurs('own-words.mjs', `({ ...judge(request), rule: 'NOC-7' })`)
    const lenient = await judged(module, 'NOC-12')
    assert.equal(lenient.agreed, lenient.played)
    const strict = await judged(module, 'NOC-12', true)
    assert.ok(strict.agreed < strict.played)
  })

  it('asks for a warning of what a setting let pass, grounds or no grounds', async () => {
    const silent = alteringOurs('silent.mjs', '({ ...judge(request), warnings: [] })')
    const { figures } = await judged(silent, 'NOC-12')
    assert.ok((figures[0]?.unwarned ?? 0) > 10)
    assert.equal(figures[0]?.missed, 0)
  })

  it('judges what stands behind an HTTP address', async () => {
    const server = createServer((request, response) => {
      request
        .resume()
        .on('end', () =>
          response.end(
            request.method === 'GET'
              ? 'a check, version 7'
              : JSON.stringify({ outcome: 'accepted', rule: 'NOC-10', because: '' }),
          ),
        )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const { check, agreed, digest, says } = await judged(address, 'NOC-3')
    server.close()
    server.closeAllConnections()
    assert.deepEqual([check, agreed, digest, says], [address, 0, null, 'a check, version 7'])
  })

  it('judges a command, line by line', async () => {
    const script = workplace.write(
      'obliging-lines.mjs',
      `import { createInterface } from 'node:readline'
       console.error('version 3 of the obliging one')
       for await (const _ of createInterface(process.stdin)) console.log(JSON.stringify(${obliging}))`,
    )
    const { agreed, played, errors, digest, says } = await judged(`exec:node ${script}`, 'NOC-15')
    assert.ok(agreed > 0 && agreed < played)
    assert.equal(errors, 0)
    assert.match(digest ?? '', /^[0-9a-f]{64}$/)
    assert.equal(says, 'version 3 of the obliging one')
  })

  it('counts what gives no verdict as errors, and never as a pass', async () => {
    for (const check of ['exec:exit 3', workplace.write('throws.mjs', 'export default () => { throw new Error() }')]) {
      const { agreed, errors, notAsked, played } = await judged(check, 'NOC-3')
      assert.deepEqual([agreed, errors > 0, errors + notAsked >= played], [0, true, true])
    }
  })

  it('of ours switched off finds that all is let through', async () => {
    const { agreed, played } = await judged('off', 'NOC-9')
    assert.ok(agreed < played)
  })

  it('of random questions shrinks what it finds', async () => {
    const check = alteringOurs('forgetful.mjs', 'judge({ ...request, cancels: false })')
    const reports = await assureByCases({ check, strict: false, seed: 'a', cases: 200 }, log)
    const disagreements = reports.flatMap((report) => report.disagreements)
    assert.ok(disagreements.length > 0)
    for (const { words } of disagreements) assert.match(words.join(), /cancel(s|led) a future-dated request/)
    assert.ok(disagreements.some(({ words }) => words.length === 1))
  })

  it('is none of a check that cannot be opened, or of a scenario that there is not', async () => {
    const options = { strict: false, seed: 'features' }
    for (const wrong of [
      { check: './nowhere.mjs', ...options },
      { check: 'enforce', ...options, only: ['features/none.feature:1'] },
    ])
      await assert.rejects(
        assure(wrong, silently, log),
        (fault) => fault instanceof SimulatorFault && fault.code === 'SIM_USAGE',
      )
  })
})
