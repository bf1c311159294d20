import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Certificate } from '../../../certs/certificate.ts'
import { certificateToPem, privateKeyToPem } from '../../../certs/key-stores/key-store.ts'
import type { Credential } from '../../../certs/smki.ts'
import { runSigningTool } from '../../../certs/testing/dcc-signing-tool.ts'
import { skipWithout } from '../../../certs/testing/judges.ts'
import type { ServiceRequest } from '../../duis/request.ts'
import { writeRequest } from '../../duis/write-request.ts'
import { handoverRequest } from '../../users/requests.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { deterministicTestBed, nextPreparedHandover, type PreparedHandover } from '../testing/prepared-handover.ts'

const directory = mkdtempSync(join(tmpdir(), 'outside-judges-'))
const testBed = await deterministicTestBed()
const { gateway, time, dcc, smki } = testBed.network
after(async () => {
  await testBed.close()
  rmSync(directory, { recursive: true })
})

function file(name: string, content: string): string {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}

function dspCertificate(): Certificate {
  for (const { certificate, role } of smki.organisationCredentials())
    if (role === RemotePartyRole.dspXmlSigning) return certificate
  return assert.fail('the DSP has no certificate to sign documents with')
}

const signerOf = ({ supplier }: PreparedHandover): Credential =>
  smki.credential(supplier.entityIdentifier, RemotePartyRole.userXmlSigning, 'xmlSigning') ??
  assert.fail('the supplier has no certificate to sign documents with')

/** Posts a signed handover as it is; the answers are the Service Response and the alert that came of it. */
async function handOver({ requestId }: ServiceRequest, body: string): Promise<string[]> {
  const headers = { 'content-type': 'application/xml' }
  const answer = await fetch(`${gateway.url}/api/v1/serviceS`, { method: 'POST', headers, body })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /ResponseCode>I99</)
  await time.inFlight.settled()
  const { entries = [] } = (await dcc.transcript(requestId)) ?? {}
  const queued = entries.flatMap((entry) => (entry.kind === 'queued' ? [entry] : []))
  const codes = queued.map(({ what, code }) => `${what} ${code}`)
  assert.deepEqual(codes, ['service-response I0', 'dcc-alert N42'])
  return queued.map(({ document }) => document)
}

test('a request that the DCC’s own tool signed is accepted, and it accepts all that comes of it', {
  skip: skipWithout.java,
}, async () => {
  const scene = await nextPreparedHandover(testBed)
  const request = handoverRequest(scene.order, scene.supplier.newRequestId(scene.order.device))
  const { certificate, privateKey } = signerOf(scene)
  const signed = runSigningTool(
    'Sign',
    '--preserveCounter',
    file('unsigned.xml', writeRequest(request)),
    file('supplier.pem', certificateToPem(certificate)),
    file('supplier.key', privateKeyToPem(privateKey)),
  ).toString()
  const answers = await handOver(request, signed)
  const dsp = file('dsp.pem', certificateToPem(dspCertificate()))
  for (const answer of answers) runSigningTool('Validate', file('answer.xml', answer), dsp)
})

test('xmlsec1 verifies a request and all that comes of it, and nothing that was changed', {
  skip: skipWithout.xmlsec1,
}, async () => {
  const scene = await nextPreparedHandover(testBed)
  const request = handoverRequest(scene.order, scene.supplier.newRequestId(scene.order.device))
  const signed = await scene.supplier.sign(request)
  verifyWithXmlsec(signerOf(scene).certificate, [signed])
  const answers = await handOver(request, signed)
  verifyWithXmlsec(dspCertificate(), answers)
  const changed = answers.map((answer) => answer.replace('schemaVersion="5.4"', 'schemaVersion="5.3"'))
  for (const each of changed) assert.throws(() => verifyWithXmlsec(dspCertificate(), [each]))
})

/** One start of xmlsec1 for all documents of one signer; throws where one does not verify. */
function verifyWithXmlsec({ publicKey }: Certificate, documents: readonly string[]): void {
  const key = file('public.pem', publicKey.export({ format: 'pem', type: 'spki' }).toString())
  const files = documents.map((document, index) => file(`document-${index}.xml`, document))
  execFileSync('xmlsec1', ['--verify', '--pubkey-pem', key, ...files], { stdio: 'pipe' })
}
