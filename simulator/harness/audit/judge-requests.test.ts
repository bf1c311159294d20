import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createRejections } from '../../audit/rejections.ts'
import type { CauseId } from '../../causes/causes.ts'
import { writeRequest } from '../../duis/write-request.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createFleet } from '../../fleet/fleet.ts'
import type { CredentialsOrder } from '../../users/credentials-order.ts'
import { handoverRequest, updateCredentialsRequest } from '../../users/requests.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { openAuditWorld } from '../estate/audit-world.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { createRequestJudge, type JudgedRequest } from './judge-requests.ts'
import { createMistakes, rightPair, type SlotPair } from './made-up-mistakes.ts'
import { readRequestFiles } from './request-files.ts'
import { auditedAt } from './testing/audited-seed.ts'

const seed = 'gb'
const smki = smkiOfSeed(seed)
const fleet = createFleet({ random: createRandom(seed).derive('fleet'), smki, size: 50 })
const premises = fleet.premises(0)
const site = { premises, type: 'ESME', drawn: 0 } as const
const mistaken = (cause: CauseId): SlotPair => createMistakes(smki)[cause](site) ?? assert.fail(cause)
const wrongPair = mistaken('suppliers-own')
const id = (target = premises.devices.ESME, counter = 1n) => ({
  originator: premises.supplier.entityIdentifier,
  target,
  counter,
})
const order = (device: EntityIdentifier, pair: SlotPair): CredentialsOrder => ({
  device,
  slot: 'NetworkOperator',
  certificates: { digitalSignature: pair.digitalSignature.der, keyAgreement: pair.keyAgreement.der },
  certificationPath: [smki.organisationIssuing.certificate.der],
})

const elsewhere = fleet.premises(1).devices.ESME
const documents: Readonly<Record<string, string>> = {
  '1-right.xml': writeRequest(handoverRequest(order(premises.devices.ESME, rightPair(smki, site)), id())),
  '2-wrong.xml': writeRequest(handoverRequest(order(premises.devices.ESME, wrongPair), id(undefined, 2n))),
  '3-wrong.xml': writeRequest(updateCredentialsRequest(order(premises.devices.ESME, wrongPair), id(undefined, 3n))),
  '4-elsewhere.xml': writeRequest(handoverRequest(order(elsewhere, wrongPair), id(elsewhere, 4n))),
  '5-nothing.xml': '<nothing/>',
  '6-expired.xml': writeRequest(handoverRequest(order(premises.devices.ESME, mistaken('expired')), id(undefined, 6n))),
  '7-nowhere.xml': writeRequest(
    handoverRequest(order(premises.devices.ESME, mistaken('never-in-repository')), id(undefined, 7n)),
  ),
}

async function judged(parties?: string): Promise<readonly JudgedRequest[]> {
  const directory = mkdtempSync(join(tmpdir(), 'requests-'))
  try {
    for (const [name, text] of Object.entries(documents)) writeFileSync(join(directory, name), text)
    mkdirSync(join(directory, '8-directory.xml'))
    const named = parties === undefined ? {} : { parties: join(directory, 'parties.csv') }
    if (parties !== undefined) writeFileSync(join(directory, 'parties.csv'), parties)
    const sources = { seed, at: auditedAt, registration: [], ...named }
    const judge = createRequestJudge(await readRequestFiles(directory), openAuditWorld(sources, createRejections(1)))
    const slot = {
      digitalSignature: '',
      keyAgreement: '',
      supplier: '',
      postCode: '',
      installedOn: '',
      communicationsHub: '',
      stage: '',
      line: 2,
    }
    const row = { ...slot, deviceId: premises.devices.ESME, type: 'ESME' as const, meteringPoint: premises.mpan }
    return [...judge.judge(row), ...judge.judge(row), ...judge.rest()]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

describe('requests that are about to be sent', async () => {
  const requests = await judged()

  it('are told apart: what would pass, what would be refused, and what cannot be judged', () =>
    assert.deepEqual(
      requests.map(({ file, outcome, rule, reason }) => [file, outcome, rule, reason]),
      [
        ['1-right.xml', 'accepted', 'NOC-10', null],
        ['2-wrong.xml', 'refused', 'NOC-10', 'wrong-role'],
        ['3-wrong.xml', 'refused', 'NOC-10', 'wrong-role'],
        ['6-expired.xml', 'refused', 'RFC 5280 path to the organisation root', null],
        ['7-nowhere.xml', 'refused', 'SMKI Repository status', null],
        ['4-elsewhere.xml', 'not-judged', null, null],
        ['5-nothing.xml', 'not-judged', null, null],
        ['8-directory.xml', 'not-judged', null, null],
      ],
    ))

  it('are told which certificates would pass', () => {
    const { digitalSignature, keyAgreement } = rightPair(smki, site)
    const serials = [digitalSignature, keyAgreement].map(({ serialNumber }) => serialNumber.toString())
    for (const { outcome, right } of requests)
      assert.deepEqual(
        serials.filter((serial) => right.includes(serial)),
        outcome === 'refused' ? serials : [],
      )
  })

  it('are told no serial number where Entity Identifiers are taken at their word: nobody knows them', async () => {
    const { electricityNetworkOperator: operator } = premises
    const row = [operator.id, operator.kind, operator.name, operator.entityIdentifiers[0], operator.distributorId]
    const parties = `id,kind,name,entity_identifier,distributor_id\n${row.join(',')}\n`
    const [right, wrong, , expired, nowhere] = await judged(parties)
    assert.deepEqual([right?.outcome, wrong?.outcome, wrong?.right], ['accepted', 'refused', []])
    // Whether a certificate is published nobody knows either; when it expires stands in it.
    assert.deepEqual([expired?.outcome, nowhere?.outcome], ['refused', 'accepted'])
  })
})
