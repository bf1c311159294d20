import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCertificate } from '../../certs/certificate.ts'
import { projectDirectory, referenceFile, skipWithout } from '../../certs/testing/judges.ts'
import { createDuisReader } from './duis-reader.ts'
import { signDocument } from './sign-document.ts'
import { read, refusal, shapeFlaw } from './testing/expectations.ts'
import { dspSigner, sampleRequests, sampleResponses, supplierSigner } from './testing/samples.ts'
import { writeRequest } from './write-request.ts'
import { writeResponse } from './write-response.ts'

const skip = skipWithout.reference
const ours = await createDuisReader()
const official = skip ? ours : await createDuisReader({ schemaFiles: officialFiles() })
after(() => {
  ours.dispose()
  official.dispose()
})

function officialFiles(): Map<string, Buffer> {
  const directory = referenceFile('duis')
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]))
}

for (const [name, request] of Object.entries(sampleRequests)) {
  test(`the official schema accepts our ${name}, signed`, { skip }, async () => {
    const xml = await signDocument(writeRequest(request), supplierSigner.signer)
    assert.deepEqual(read(official.readRequest(Buffer.from(xml))).request, request)
  })
}

for (const [name, response] of Object.entries(sampleResponses)) {
  test(`the official schema accepts our response that is a ${name}, unsigned and signed`, { skip }, async () => {
    const xml = writeResponse(response)
    for (const document of [xml, await signDocument(xml, dspSigner.signer)])
      assert.deepEqual(read(official.readResponse(Buffer.from(document))).response, response)
  })
}

test('the official schema knows none of the codes proposed for the check', { skip }, () => {
  for (const responseCode of ['E061510', 'E062106']) {
    const xml = writeResponse({ ...sampleResponses.refusal, responseCode })
    assert.match(refusal(official.readResponse(Buffer.from(xml))), /ResponseCode/)
    read(ours.readResponse(Buffer.from(xml)))
  }
})

test('neither schema takes a body that DUIS has not', { skip }, () => {
  const xml = writeRequest({ ...sampleRequests.handover, body: { kind: 'other', element: 'UpdateEverything' } })
  for (const reader of [ours, official]) assert.match(refusal(reader.readRequest(Buffer.from(xml))), /UpdateEverything/)
})

const update = writeRequest(sampleRequests['import MPxN for the inventory'])
const updateOf = (change: string): string => update.replace(/<sr:UpdateMPxN>.*<\/sr:UpdateMPxN>/, change)
const importPoint = (value: string): string =>
  updateOf(`<sr:UpdateMPxN><sr:ImportMPxN>${value}</sr:ImportMPxN></sr:UpdateMPxN>`)
const exportPoint = (value: string): string =>
  updateOf(`<sr:UpdateMPxN><sr:ExportMPAN>${value}</sr:ExportMPAN></sr:UpdateMPxN>`)
const details = (content: string): string => updateOf(`<sr:UpdateDeviceDetails>${content}</sr:UpdateDeviceDetails>`)

const judgedAlike: readonly (readonly [what: string, xml: string, isValid: boolean])[] = [
  ['an import point that is no number', importPoint('A'), true],
  ['an import point of fourteen characters', importPoint('12345678901234'), false],
  ['an export MPAN that is no number', exportPoint('ABCDEFGHIJKLM'), true],
  ['an export MPAN of twelve digits', exportPoint('123456789012'), false],
  ['details of a device, none of them', details(''), true],
  ['a firmware version for the inventory', details('<sr:FirmwareVersion>00000001</sr:FirmwareVersion>'), true],
  ['a firmware version of nine characters', details('<sr:FirmwareVersion>000000001</sr:FirmwareVersion>'), false],
  ['details that no device has', details('<sr:Colour>red</sr:Colour>'), false],
  ...['A', 'CDE', 'BF', 'CDEF', 'AEG'].map((it) => [`the ESME variant ${it}`, details(variant(it)), true] as const),
  ...['', 'AE', 'BG', 'ADEFG'].map((it) => [`the ESME variant '${it}'`, details(variant(it)), false] as const),
  ['a deletion', updateOf('<sr:DeleteDevice/>'), true],
  ['a deletion with something inside', updateOf('<sr:DeleteDevice>now</sr:DeleteDevice>'), false],
  ['the Command Variant that is internal to the DCC', update.replace('>8<', '>9<'), true],
  ['a tenth Command Variant', update.replace('>8<', '>10<'), false],
]

function variant(text: string): string {
  return `<sr:ESMEVariant>${text}</sr:ESMEVariant>`
}

for (const [what, xml, isValid] of judgedAlike) {
  test(`our schema and the official one are of one mind about ${what}`, { skip }, () => {
    for (const reader of [ours, official]) assert.equal(reader.readRequest(Buffer.from(xml)).ok, isValid)
  })
}

test('the official schema is found whatever the names of its files', { skip }, async () => {
  const files = new Map(
    [...officialFiles()].map(([name, octets]) => [name.startsWith('DUIS') ? 'a b.XSD' : name, octets]),
  )
  const reader = await createDuisReader({ schemaFiles: files })
  read(reader.readRequest(Buffer.from(writeRequest(sampleRequests.handover))))
  reader.dispose()
})

test('an official schema without what it imports is a fault of the configuration', { skip }, async () => {
  const files = new Map([...officialFiles()].filter(([name]) => name.startsWith('DUIS')))
  await assert.rejects(createDuisReader({ schemaFiles: files }), { code: 'SIM_CONFIGURATION' })
})

const templates = join(projectDirectory, 'node_modules/@smartdcc/duis-templates/templates')

test('every request of the Reference Test Data Set is read alike under our schema and the official one', {
  skip,
}, () => {
  const names = readdirSync(templates)
  assert.equal(names.length, 293)
  for (const name of names) {
    const octets = readFileSync(join(templates, name))
    const { request, signature } = read(ours.readRequest(octets))
    assert.deepEqual(read(official.readRequest(octets)), { request, signature }, name)
    // The templates' signatures are place holders.
    assert.match(shapeFlaw(signature), /DigestValue/)
  }
})

const replacements = ['6.15.1', '6.21'].flatMap((variant) =>
  readdirSync(templates).filter((name) => name.includes(`_${variant}_`)),
)

for (const name of replacements) {
  test(`${name} is read with all its values`, () => {
    const { body } = read(ours.readRequest(readFileSync(join(templates, name)))).request
    assert.ok(body.kind === 'UpdateSecurityCredentialsKRP' || body.kind === 'RequestHandoverOfDCCControlledDevice')
    const { digitalSignature, keyAgreement, keyAgreementTopUp, certificationPath } = body
    const sent = [digitalSignature, keyAgreement, keyAgreementTopUp, ...certificationPath].filter((der) => der !== null)
    assert.ok(sent.length >= 2)
    for (const der of sent) assert.ok(readCertificate(der).ok)
  })
}
