import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Credential } from '../../../certs/smki.ts'
import { referenceFile, skipWithout } from '../../../certs/testing/judges.ts'
import { type PublishedRequest, publishedRequests } from '../../dcc/testing/published-requests.ts'
import { createDuisReader, type DuisReader } from '../../duis/duis-reader.ts'
import type { DuisResponse } from '../../duis/response.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { responseCodes } from '../../vocabulary/response-code.ts'
import { readSchemaDirectory } from '../configuration/schema-directory.ts'
import { boxedIdentities, whenBoxedWasValid } from '../testing/boxed-identities.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'
import { publishedFurtherDevices, publishedPlaces, publishedSupplier } from '../testing/published-places.ts'

/**
 * The published requests as a user sends them who has the published identities: over HTTP, at the `schemaVersion` that
 * they were written in, under the official schema where that is at hand.
 */
const boxed = boxedIdentities()
const { keystore, trust } = boxed
const official = skipWithout.reference ? null : referenceFile('duis')
const testBed = await deterministicTestBed({
  keystore,
  trust,
  at: whenBoxedWasValid,
  furtherDevices: publishedFurtherDevices,
  ...(official === null ? {} : { duisSchema: official }),
})
const { network } = testBed
const reader: DuisReader = await createDuisReader(
  official === null ? {} : { schemaFiles: readSchemaDirectory(official) },
)
after(async () => {
  reader.dispose()
  await testBed.close()
  boxed.remove()
})

const places = publishedPlaces(network)

/**
 * Users sign as such; what the DSP itself is published as the originator of, it signs in its own role. The published load
 * controller has no such key, so the supplier signs in its stead, which must not go through.
 */
function signingCredential(user: EntityIdentifier): Credential {
  const { userXmlSigning, dspXmlSigning } = RemotePartyRole
  return (
    network.smki.credential(user, userXmlSigning, 'xmlSigning') ??
    network.smki.credential(user, dspXmlSigning, 'xmlSigning') ??
    signingCredential(publishedSupplier)
  )
}

const requests = publishedRequests(signingCredential)

let counter = 5_000n

async function post(request: PublishedRequest) {
  counter += 1n
  const originator = entityIdentifier(request.originator)
  const target = places.target(request.target)
  const answer = await fetch(places.address(request.service), {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: (await request.signedAs(originator, target, counter)).toString(),
  })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

function responseIn(text: string): DuisResponse {
  const read = reader.readResponse(Buffer.from(text))
  return read.ok ? read.value.response : assert.fail(`${read.failure.sentence}\n${text}`)
}

describe('every published request, posted', () => {
  test('gets a DUIS document with a response code of the table, at its own schema version', async () => {
    assert.equal(requests.length, 293)
    const codes = new Map<string, number>()
    for (const request of requests) {
      const { status, type, text } = await post(request)
      assert.equal(status, 200, `${request.name}: ${text}`)
      assert.match(type, /^application\/xml/, request.name)
      const { responseCode, schemaVersion } = responseIn(text)
      assert.ok(responseCode in responseCodes, `${request.name}: ${responseCode}`)
      assert.equal(schemaVersion, '5.2', request.name)
      codes.set(responseCode, (codes.get(responseCode) ?? 0) + 1)
    }
    // Every one is simulated; many are for devices, dates and certificates that this network does not have.
    assert.ok(!codes.has('E57'), [...codes].join(' '))
    for (const code of ['E19', 'I0', 'I99']) assert.ok(codes.has(code), `${code} in ${[...codes].join(' ')}`)
  })
})
