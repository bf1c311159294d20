import { createECDH, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { verifySignatureSync } from '../../../../certs/ecdsa.ts'
import { createSmki } from '../../../../certs/smki.ts'
import type { DuisReader } from '../../../duis/duis-reader.ts'
import { createRandom } from '../../../environment/randomness.ts'
import { sharedSecretOf, verifyMac } from '../../../gbcs/key-agreement.ts'
import { readMessage } from '../../../gbcs/message.ts'
import { verifyMessageSignature } from '../../../gbcs/message-signature.ts'
import { decide } from '../../../network-operator-check/decide.ts'
import { judge } from '../../../network-operator-check/judge.ts'
import { toCheckRequest } from '../../../network-operator-check/question.ts'
import { entityIdentifierFromOctets } from '../../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { peculiarCertificates, xmlCryptoVerifier } from './rivals.ts'
import { type BenchRow, inTurns, type RowFigures } from './row.ts'
import type { SampleHandover } from './sample.ts'

/** The parts of a request's way, each by itself, on what a real handover was made of. */
export const partsRows = (sample: SampleHandover, duis: DuisReader): readonly BenchRow[] => [
  {
    name: 'check',
    what: 'the check, decoded question',
    floor: 'an empty call',
    goal: 1_000_000,
    bound: 100_000,
    isRate: true,
    measure: async () =>
      figures(
        await inTurns(
          () => decide(sample.question),
          () => nothing(sample.question),
        ),
      ),
  },
  {
    name: 'check-json',
    what: 'the check, from its JSON',
    floor: 'base64 of the same octets',
    goal: 50_000,
    bound: 10_000,
    isRate: true,
    measure: () => measureCheckFromJson(sample),
  },
  {
    name: 'gbcs',
    what: 'GBCS: decode, MAC and signature of CS02b',
    floor: 'key agreement and verification, bare node:crypto',
    goal: 0.8,
    bound: 0.5,
    measure: () => measureMessage(sample),
  },
  {
    name: 'xml',
    what: 'DUIS: parse, schema and signature of 6.21',
    floor: 'one verification, bare node:crypto',
    goal: 0.2,
    bound: 0.12,
    measure: () => measureDocument(sample, duis),
  },
]

/** Apart from the others: it needs no network, and is measured before there is one, as a large heap slows what makes much garbage. */
export const certificatesRow: BenchRow = {
  name: 'certificates',
  what: 'certificates of devices, with their keys',
  floor: 'key and signature, bare node:crypto',
  goal: 0.7,
  bound: 0.25,
  measure: () => measureCertificates(),
}

const figures = ([perSecond = 0, floorPerSecond = 0]: readonly number[]): RowFigures => ({ perSecond, floorPerSecond })

const nothing = (question: unknown): unknown => question

async function measureCheckFromJson({ question }: SampleHandover): Promise<RowFigures> {
  const octets = Buffer.from(JSON.stringify(toCheckRequest(question)))
  return figures(
    await inTurns(
      () => JSON.stringify(judge(JSON.parse(octets.toString()))),
      () => Buffer.from(octets.toString('base64'), 'base64'),
    ),
  )
}

async function measureMessage(sample: SampleHandover): Promise<RowFigures> {
  const { command, deviceScalar, brokerPoint, commandedBy } = sample
  const message = Buffer.alloc(command.length)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const own = createECDH('prime256v1')
  const takeCommand = async () => {
    const read = readMessage(command)
    if (!read.ok || !verifyMac(sharedSecretOf(deviceScalar, brokerPoint), read.value)) throw broken('MAC')
    if (!(await verifyMessageSignature(commandedBy.publicKey, read.value))) throw broken('signature')
  }
  const floor = () => {
    own.setPrivateKey(deviceScalar)
    own.computeSecret(brokerPoint)
    return verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
  }
  return figures(await inTurns(takeCommand, floor))
}

async function measureDocument({ request, requestedBy }: SampleHandover, duis: DuisReader): Promise<RowFigures> {
  const key = requestedBy.publicKey
  const readDocument = () => {
    const read = duis.readRequest(request)
    if (!read.ok || read.value.signature.state !== 'claimed' || !read.value.signature.digestMatches)
      throw broken('digest')
    const { signedInfo, value } = read.value.signature
    if (!verifySignatureSync(key, signedInfo, value)) throw broken('signature')
    return { signedInfo, value }
  }
  const { signedInfo, value } = readDocument()
  const floor = () => verify('sha256', signedInfo, { key, dsaEncoding: 'ieee-p1363' }, value)
  const rival = await xmlCryptoVerifier(request.toString(), requestedBy)
  const [perSecond = 0, floorPerSecond = 0, rivalPerSecond] = await inTurns(readDocument, floor, rival ?? undefined)
  return { perSecond, floorPerSecond, rival: rivalOf('xml-crypto', rivalPerSecond) }
}

async function measureCertificates(): Promise<RowFigures> {
  const smki = createSmki(createRandom('bench of certificates'))
  let number = 0n
  const issue = () => {
    number += 1n
    const octets = Buffer.alloc(8)
    octets.writeBigUInt64BE(0x00db_1234_0000_0000n + number)
    return smki.deviceCredentials(entityIdentifierFromOctets(octets)).digitalSignature.certificate.der
  }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const devices = createECDH('prime256v1')
  const floor = () => {
    const scalar = randomBytes(32)
    scalar[0] = (scalar[0] ?? 0) & 0x7f
    devices.setPrivateKey(scalar)
    const point = devices.getPublicKey()
    return sign('sha256', point, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  }
  const rival = await peculiarCertificates()
  const [perSecond = 0, floorPerSecond = 0, rivalPerSecond] = await inTurns(issue, floor, rival ?? undefined)
  return { perSecond, floorPerSecond, rival: rivalOf('@peculiar/x509', rivalPerSecond) }
}

const rivalOf = (name: string, perSecond: number | undefined) => (perSecond === undefined ? null : { name, perSecond })

const broken = (what: string) => new SimulatorFault('SIM_INVARIANT', `The ${what} of the sample does not verify`)
