import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { parseDuis } from '@smartdcc/duis-parser'
import { runSigningToolForAll } from '../../../certs/testing/dcc-signing-tool.ts'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { publishedRequests } from '../../dcc/testing/published-requests.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { boxedIdentities, whenBoxedWasValid } from '../testing/boxed-identities.ts'
import { createJudgingReceiver } from '../testing/judging-receiver.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'
import { publishedFurtherDevices, publishedPlaces } from '../testing/published-places.ts'

/** Every published request, signed by the DCC's own tool, and every answer read by it and by the DCC's own parser. */
const boxed = boxedIdentities()
const { keystore, trust } = boxed
const testBed = await deterministicTestBed({
  keystore,
  trust,
  at: whenBoxedWasValid,
  furtherDevices: publishedFurtherDevices,
})
const { network } = testBed
const directory = mkdtempSync(join(tmpdir(), 'every-template-'))
const receiver = await createJudgingReceiver((document) => void parseDuis('simplified', document))
after(async () => {
  await testBed.close()
  await receiver.close()
  boxed.remove()
  rmSync(directory, { recursive: true })
})

const places = publishedPlaces(network)

/** The tool signs with the key that it holds of the originator; of the published load controller it holds none. */
const withoutKey = new Set(['90-B3-D5-1F-30-01-00-08'])

/** Writes documents into a directory of their own; the name of each is its place. */
function written(name: string, documents: readonly string[]): string {
  const path = join(directory, name)
  mkdirSync(path)
  for (const [index, document] of documents.entries()) writeFileSync(join(path, `${index}.xml`), document)
  return path
}

async function post(service: DuisService, body: string) {
  const headers = { 'content-type': 'application/xml' }
  const answer = await fetch(places.address(service), { method: 'POST', headers, body })
  return { status: answer.status, text: await answer.text() }
}

/** Of the first request: the instant, in milliseconds. */
const firstCounter = 1_748_768_400_000n

describe('every published request, signed by the DCC’s own tool', { skip: skipWithout.javac }, () => {
  const requests = publishedRequests()
  const answers: string[] = []

  test('is answered, and never with E57', async () => {
    assert.equal(requests.length, 293)
    const signable = requests.filter(({ originator }) => !withoutKey.has(originator))
    assert.equal(signable.length, 291)
    for (const user of new Set(signable.map(({ originator }) => entityIdentifier(originator))))
      await network.dcc.users.setAddress(user, receiver.address).catch(() => {})
    const unsigned = signable.map(({ target, unsignedFor }, index) =>
      unsignedFor(places.target(target), firstCounter + BigInt(index)),
    )
    const signed = written('requests', unsigned)
    assert.deepEqual(runSigningToolForAll('Sign', signed, '--preserveCounter'), [])
    for (const [index, request] of signable.entries()) {
      const { status, text } = await post(request.service, readFileSync(join(signed, `${index}.xml.out`), 'utf8'))
      assert.equal(status, 200, `${request.name}: ${text}`)
      answers.push(text)
      assert.notEqual(/ResponseCode>([^<]+)</.exec(text)?.[1], 'E57', request.name)
    }
    await network.time.inFlight.settled()
  })

  test('has answers that its own parser reads, and its own validator takes', async () => {
    for (const { document, status } of receiver.received) assert.equal(status, 204, document)
    const pushed = receiver.received.map(({ document }) => document)
    assert.ok(pushed.length > 50, `${pushed.length} pushed`)
    for (const document of answers) assert.doesNotThrow(() => parseDuis('simplified', document), document)
    assert.deepEqual(runSigningToolForAll('Validate', written('answers', [...answers, ...pushed])), [])
  })
})
