import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { skipWithout, trialFile } from '../../../certs/testing/judges.ts'
import type { Premises } from '../../fleet/fleet.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { type ControlApi, openControlApi } from '../control-api/control-api.ts'
import { transcriptLines } from '../in-words/transcript-lines.ts'
import type { TestBed } from '../rehearsal/test-bed.ts'
import { boxedIdentities } from '../testing/boxed-identities.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'

// A key store of 2016 on a network of today: its certificates have expired, and the templates of today carry others.
const today = '2026-11-27T20:00:00Z'
const skip = skipWithout.java || skipWithout.trial
const boxed = boxedIdentities()
const { keystore, trust } = boxed
const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const world = { seed: 'gb', premises: 100, keystore, trust, at: today }

let testBed: TestBed
let control: ControlApi
before(async () => {
  testBed = await deterministicTestBed(world)
  control = await openControlApi(testBed.network)
})
after(async () => {
  await control.close()
  await testBed.close()
  boxed.remove()
})

let counter = 1_795_000_000_000

async function post(document: string | Buffer, service: 'serviceT' | 'serviceS' | 'serviceD', to = testBed) {
  const answer = await fetch(`${to.network.gateway.url}/api/v1/${service}`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: document,
  })
  const text = await answer.text()
  await to.network.time.inFlight.settled()
  return { status: answer.status, text, code: /ResponseCode>([^<]+)</.exec(text)?.[1] }
}

/** A GPF of the published supplier in the published network operator's area that nobody has spoken to. */
function freshGpf({ network }: TestBed): EntityIdentifier {
  const suits = ({ supplier: { entityIdentifier: held }, gasNetworkOperator, devices }: Premises) =>
    held === supplier && gasNetworkOperator.id === 'CAD' && network.wan.link(devices.GPF).length === 0
  const [found] = network.fleet.find(suits, 1)
  return found?.devices.GPF ?? assert.fail('the published supplier has no such premises')
}

async function handOver(document: string, to = testBed) {
  counter += 1
  const device = freshGpf(to)
  const { code } = await post(boxed.sign(boxed.addressed(document, device, counter)), 'serviceS', to)
  const transcript = await to.network.dcc.transcript(`${supplier}:${device}:${counter}` as RequestId)
  const lines = transcriptLines(transcript ?? assert.fail('no transcript'), { nameOfDevice: () => 'GPF' })
  return { code, inWords: lines.flatMap(({ what, details }) => [what, ...details]).join('\n') }
}

const currentTemplate = () => readFileSync(trialFile('621-template-0.7.0.xml'), 'utf8')
const pinnedTemplate = (device: EntityIdentifier) =>
  boxed.template('CS02bNOByNOHandover_6.21_SUCCESS_REQUEST_DUIS', device, counter)

describe('the key store of DCC Boxed on a network of today', { skip }, () => {
  test('the templates of 0.5.0 carry what has expired, and go through: leniently, as the transcript says', async () => {
    const { code, inWords } = await handOver(pinnedTemplate(supplier))
    assert.equal(code, 'I99', inWords)
    assert.match(inWords, /leniently: digitalSignature: of the key store, valid \S+ to 2025-10-29/)
    assert.match(inWords, /Service Response I0/)
  })

  test('they are refused where the dates of the key store are judged: the refusal says what helps', async () => {
    const judging = await deterministicTestBed({ ...world, keystoreDates: 'judge' })
    const { code, inWords } = await handOver(pinnedTemplate(supplier), judging)
    await judging.close()
    assert.equal(code, 'E062103')
    assert.match(inWords, /expired, valid until 2025-10-29[\s\S]*up --at INSTANT/)
  })

  test('they go through without leniency where the request does not ask for checks of time', async () => {
    const { code, inWords } = await handOver(pinnedTemplate(supplier).replace(/(CPVChecks>)true/, '$1false'))
    assert.equal(code, 'I99', inWords)
    assert.doesNotMatch(inWords, /leniently: digitalSignature/)
    assert.match(inWords, /Service Response I0/)
  })

  test('the templates of 0.7.0 are refused, and the refusal says which option helps', async () => {
    const { code, inWords } = await handOver(currentTemplate())
    assert.equal(code, 'E062103')
    assert.match(inWords, /not-published[\s\S]*up --publish FILE\|DIR/)
  })

  test('go through with --publish', async () => {
    const publish = [trialFile('621-template-0.7.0.xml')]
    const other = await deterministicTestBed({ ...world, publish })
    const { code, inWords } = await handOver(currentTemplate(), other)
    await other.close()
    assert.equal(code, 'I99', inWords)
    assert.match(inWords, /Service Response I0/)
  })

  test('go through when their certificates have been published over the control API', async () => {
    const certificates = [...currentTemplate().matchAll(/Certificate>([A-Za-z0-9+/=]+)</g)].map(([, der]) => der)
    const answer = await fetch(`${control.url}/harness/v1/certificates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ certificates }),
    })
    assert.equal(answer.status, 200, await answer.clone().text())
    assert.equal(((await answer.json()) as { published: unknown[] }).published.length, 3)
    const { code, inWords } = await handOver(currentTemplate())
    assert.equal(code, 'I99', inWords)
  })
})

describe('a request that the DCC’s tool signed with what there is', { skip }, () => {
  const requests = [
    // Its signature is taken; it asks for a device of another supplier.
    ['82-by-30-03-00-00-signed-by-dcc-tool.xml', 'E4', /leniently: signed under a certificate of role 02, not 87/],
    ['82-by-56-78-00-04-signed-by-dcc-tool.xml', 'I0', null],
    ['82-by-30-00-00-02-signed-by-dcc-tool.xml', 'E48', /role 89, not 87/],
    ['sig-exc-c14n-transform.xml', 'I0', null],
    ['sig-issuer-ou-first-ou-07-cn-z1-.xml', 'E48', /issuer 'OU=07,CN=Z1' where the certificate's is 'CN=Z1,OU=07'/],
  ] as const
  for (const [name, expected, said] of requests)
    test(`${name} is answered ${expected}`, async () => {
      const document = readFileSync(trialFile(name), 'utf8')
      const { code } = await post(document, 'serviceD')
      assert.equal(code, expected)
      const requestId = /RequestID>([^<]+)</.exec(document)?.[1] as RequestId
      const transcript = (await testBed.network.dcc.transcript(requestId)) ?? assert.fail('no transcript')
      const lines = transcriptLines(transcript, { nameOfDevice: (device) => device }).flatMap(({ what, details }) => [
        what,
        ...details,
      ])
      if (said !== null) assert.match(lines.join('\n'), said)
    })

  test('supplier 2 reads the inventory of its own, with the only key that the tool has of it', async () => {
    const second = entityIdentifier('90-B3-D5-1F-30-03-00-00')
    const [own] = testBed.network.fleet.find((premises) => premises.supplier.entityIdentifier === second, 1)
    const asked = readFileSync(trialFile('82-by-30-03-00-00-signed-by-dcc-tool.xml'), 'utf8')
      .replace(/<ds:Signature>[\s\S]*<\/ds:Signature>/, '')
      .replace(/(DeviceID>)[^<]+/, `$1${own?.devices.GPF}`)
    const broker = entityIdentifier('90-B3-D5-1F-30-00-00-02')
    const { code, text } = await post(boxed.sign(boxed.addressed(asked, broker, 1_795_806_700_000)), 'serviceD')
    assert.equal(code, 'I0', text)
    boxed.validate(text)
  })

  test('a body that DUIS has not is 400', async () => {
    const { status, text } = await post(readFileSync(trialFile('621-bogus-body-element.xml')), 'serviceS')
    assert.deepEqual([status, /sr:Bogus/.test(text)], [400, true])
  })
})

test('a future-dated 6.15.1 as the DCC’s own client sends it is accepted', { skip }, async () => {
  const then = await deterministicTestBed({ ...world, at: '2025-06-10T09:00:00Z' })
  const transformed = await post(boxed.sign(readFileSync(trialFile('6151-future-cv4.xml'), 'utf8')), 'serviceT', then)
  assert.equal(transformed.code, 'I0', transformed.text)
  const sent = await post(readFileSync(trialFile('6151-future-cv5-no-executiondatetime.xml')), 'serviceS', then)
  await then.close()
  assert.equal(sent.code, 'I99', sent.text)
})
