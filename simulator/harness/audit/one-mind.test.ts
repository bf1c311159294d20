import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import type { Certificate } from '../../../certs/certificate.ts'
import { createAudit, strictSettings } from '../../audit/audit.ts'
import type { EstateRow } from '../../audit/estate-reader.ts'
import { createPartyBook } from '../../audit/party-book.ts'
import { createRegistrationIndex } from '../../audit/registration-index.ts'
import { createRejections } from '../../audit/rejections.ts'
import { slotQuestion } from '../../audit/row-judge.ts'
import { ourCheck } from '../../dcc/check/check.ts'
import { judge } from '../../network-operator-check/judge.ts'
import { toCheckRequest } from '../../network-operator-check/question.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { type MarketDate, marketDateOf } from '../../vocabulary/market-date.ts'
import { type MeteringPoint, parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import { madeUpParties } from '../estate/made-up-parties.ts'
import { madeUpRepository } from '../estate/made-up-repository.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'

// The audit remembers judgements and keeps one day of Registration Data. Here it is held, row by row, against the live
// DCC's check, asked about that row alone with every record there is, and against the check at its port, which is what
// assurance judges others by.

const repository = [...madeUpRepository(smkiOfSeed('gb'))]
const book = createPartyBook(madeUpParties)

const points = ['1200123456787', '1100123456785', '2700123456782', '1234567810', '12345678', '0000000000012', '12']
const parties = ['LOND', 'EELC', 'GUCL', 'IPNL', 'EMEB', 'MIDE', 'CAD', 'SCO', 'MUA', 'ZZZZ']
const days = ['2015-01-01', '2026-05-31', '2026-06-01', '2026-11-22', '2026-11-23', '2027-01-01']

const record = fc.record({
  point: fc.constantFrom(...points),
  party: fc.constantFrom(...parties),
  from: fc.constantFrom(...days),
  to: fc.constantFrom('', ...days),
})
const wholeRecord = record.filter(({ from, to }) => to === '' || from <= to)

/** A certificate in the slot, or null for one that the repository does not hold, with a name for it. */
const slot = fc.oneof(
  fc.constant({ name: 'A0-00-00-00-00-00-00-01', certificate: null }),
  fc
    .tuple(fc.constantFrom(...repository), fc.nat(2))
    .map(([certificate, way]) => ({ name: nameOf(certificate, way), certificate })),
)

const row = fc.record({
  type: fc.constantFrom('ESME' as const, 'ESME' as const, 'GPF' as const, 'GSME' as const),
  point: fc.constantFrom(null, ...points),
  digitalSignature: slot,
  keyAgreement: slot,
})
const moment = fc.constantFrom('2026-05-31T22:59:59Z', '2026-05-31T23:30:00Z', '2026-11-22T09:00:00Z')

it('audit, live check and the check at its port are of one mind about every row', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(wholeRecord, { maxLength: 8 }),
      fc.array(row, { minLength: 1, maxLength: 12 }),
      moment,
      async (records, rows, text) => {
        const at = instant(Date.parse(text))
        const audit = auditOf(records, at)
        for (const [line, { type, point, digitalSignature, keyAgreement }] of rows.entries()) {
          const meteringPoint = point === null ? null : parseMeteringPoint(point)
          const device = { deviceId, type, meteringPoint }
          const judged = audit.judgementOf({
            ...device,
            ...nothingElse,
            line,
            digitalSignature: digitalSignature.name,
            keyAgreement: keyAgreement.name,
          })
          const question = slotQuestion(device, {
            certificates: [
              replacement('digitalSignature', digitalSignature.certificate),
              replacement('keyAgreement', keyAgreement.certificate),
            ],
            registration: records.map(({ point: of, party, from, to }) => ({
              meteringPoint: of as MeteringPoint,
              networkParty: party,
              from: from as MarketDate,
              to: to === '' ? null : (to as MarketDate),
            })),
            at,
            settings: strictSettings,
            book,
          })
          const live = await ourCheck.decide(question)
          assert.deepEqual(judge(JSON.parse(JSON.stringify(toCheckRequest(question)))), live)
          const { outcome, rule, expected } = live
          const reason = live.outcome === 'refused' ? live.reason : null
          assert.deepEqual(
            { outcome: judged.outcome, rule: judged.rule, reason: judged.reason, expected: judged.expected },
            { outcome, rule, reason, expected },
            live.because,
          )
        }
      },
    ),
    { numRuns: 150 },
  ))

const deviceId = entityIdentifier('00-DB-12-34-56-78-90-A0')
const nothingElse: Pick<EstateRow, 'supplier' | 'postCode' | 'installedOn' | 'communicationsHub' | 'stage'> = {
  supplier: '',
  postCode: '',
  installedOn: '',
  communicationsHub: '',
  stage: '',
}

function auditOf(records: readonly { point: string; party: string; from: string; to: string }[], at: Instant) {
  const registered = createRegistrationIndex({
    day: marketDateOf(at),
    partyCalled: book.idOf,
    rejections: createRejections(1),
  })
  const lines = records.map(({ point, party, from, to }) => `${point},${party},${from},${to}`)
  registered.read('records', [
    Buffer.from(['metering_point,network_party,effective_from,effective_to', ...lines].join('\n')),
  ])
  return createAudit({ book, registered, repository, published: repository, at })
}

function nameOf({ der, serialNumber, subjectKeyIdentifier }: Certificate, way: number): string {
  if (way === 0) return der.toString('base64')
  return way === 1 ? serialNumber.toString() : (subjectKeyIdentifier?.toString('hex') ?? '')
}

const replacement = (use: 'digitalSignature' | 'keyAgreement', certificate: Certificate | null) => ({
  use,
  der: certificate?.der ?? new Uint8Array(),
  certificate,
})
