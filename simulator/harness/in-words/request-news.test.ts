import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { networkOperatorCalled } from '../../market/look-up.ts'
import { networkOperatorCertificates } from '../rehearsal/test-bed.ts'
import { deterministicTestBed, exchangeOf, nextPreparedHandover } from '../testing/prepared-handover.ts'
import { watchRequests } from './request-news.ts'

/** What is told of a handover on a network of its own, to the right operator or to another. */
async function toldOf(operator: 'registered' | 'another', said: Parameters<typeof deterministicTestBed>[0]) {
  const testBed = await deterministicTestBed({ seed: 'news', ...said })
  const lines: string[] = []
  watchRequests(testBed.network, (line) => void lines.push(line))
  try {
    const { supplier, premises, order } = await nextPreparedHandover(testBed)
    const rival = networkOperatorCalled(premises.gasNetworkOperator.id === 'CAD' ? 'WWU' : 'CAD')
    const certificates =
      operator === 'registered' ? order.certificates : networkOperatorCertificates(testBed.network.smki, rival)
    exchangeOf(await supplier.requestHandover({ ...order, certificates }))
    await testBed.network.time.virtual().advanceBy(60_000)
    return { lines, device: premises.devices.GPF, who: premises.supplier.name }
  } finally {
    await testBed.close()
  }
}

const refusalByTheCheck = /The digital signature certificate belongs to .*, not to .*, the network party registered for/

describe('who watches a network', () => {
  const told = Promise.all([
    toldOf('registered', {}),
    toldOf('another', {}),
    toldOf('another', { checkMode: 'monitor' }),
  ])

  test('is told in a line who asked for what on which device, and in another what came of it', async () => {
    const [{ lines, device, who }] = await told
    const subject = `^\\d\\d:\\d\\d:\\d\\d  ${who}  6\\.21 Request Handover Of DCC Controlled Device  GPF ${device}`
    assert.equal(lines.length, 2)
    assert.match(lines[0] ?? '', new RegExp(`${subject}  I99 Accepted; being sent to the device$`))
    assert.match(lines[1] ?? '', new RegExp(`${subject}  I0 `))
  })

  test('is told why a request was refused', async () => {
    const [, { lines }] = await told
    assert.equal(lines.length, 1)
    assert.match(lines[0] ?? '', /E062106 The Network Operator Certificate does not belong to .*: The digital/)
    assert.match(lines[0] ?? '', refusalByTheCheck)
  })

  test('is told what a check that monitors lets through', async () => {
    const [, , { lines }] = await told
    assert.equal(lines.length, 2)
    assert.match(lines[0] ?? '', /I99 .*: let through, as the check monitors: The digital/)
    assert.match(lines[0] ?? '', refusalByTheCheck)
    assert.match(lines[1] ?? '', / {2}I0 /)
  })
})
