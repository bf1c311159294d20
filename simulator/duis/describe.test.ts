import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeDocument } from './describe.ts'
import { signDocument } from './sign-document.ts'
import { read, refusal } from './testing/expectations.ts'
import { sampleRequests, sampleResponses, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'

test('a document is shown as a tree of its elements, values and attributes', () => {
  const { fields, signature } = read(describeDocument(Buffer.from(writeResponse(sampleResponses.acknowledgement))))
  assert.deepEqual(signature, { state: 'absent' })
  assert.deepEqual(fields, [
    {
      name: 'Response',
      value: '',
      fields: [
        { name: '@xmlns:sr', value: 'http://www.dccinterface.co.uk/ServiceUserGateway' },
        { name: '@schemaVersion', value: '5.4' },
        {
          name: 'Header',
          value: '',
          fields: [
            { name: 'RequestID', value: sampleResponses.acknowledgement.requestId },
            { name: 'ResponseCode', value: 'I99' },
            { name: 'ResponseDateTime', value: '2026-11-22T09:00:00Z' },
          ],
        },
        {
          name: 'Body',
          value: '',
          fields: [
            {
              name: 'ResponseMessage',
              value: '',
              fields: [
                { name: 'ServiceReference', value: '6.15' },
                { name: 'ServiceReferenceVariant', value: '6.15.1' },
              ],
            },
          ],
        },
      ],
    },
  ])
})

test('a signed document is shown with its signature and with what that claims', async () => {
  const xml = await signDocument(writeRequest(sampleRequests.handover), supplierSigner.signer)
  const { fields, signature } = read(describeDocument(Buffer.from(xml)))
  assert.deepEqual(
    fields[0]?.fields?.slice(-1).map(({ name }) => name),
    ['Signature'],
  )
  assert.equal(signature.state === 'claimed' && signature.digestMatches, true)
})

test('a document that no schema allows is shown all the same', () => {
  const xml = writeRequest(sampleRequests.handover).replace('>1</sr:CommandVariant>', '>10</sr:CommandVariant>')
  assert.equal(read(describeDocument(Buffer.from(xml))).fields[0]?.name, 'Request')
})

test('XML of another namespace is not shown', () => {
  assert.match(refusal(describeDocument(Buffer.from('<Request/>'))), /namespace/)
})
