import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLogger } from '../environment/logger.ts'
import { createRandom } from '../environment/randomness.ts'
import { configure } from '../harness/configuration/configuration.ts'
import { sourceOfSeed } from '../harness/exports.ts'
import { networkOperatorSlot } from '../harness/in-words/slot.ts'
import { type Premises, requestOf, type Transcript, type User } from '../harness/index.ts'
import { bringUp, type Network } from '../harness/network.ts'
import { certificationPathOf, networkOperatorCertificates } from '../harness/rehearsal/test-bed.ts'
import { entityIdentifiersOf } from '../market/look-up.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import { joinAsUsers, type RemoteUsers } from './send/remote-users.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { type KillableNetwork, startKillableNetwork } from './testing/killable-network.ts'
import { sendPersistently } from './testing/persistent-request.ts'

const seed = 'killed between the box and the home in use'
const homes = 12
/** Of them the homes whose meter comes with the DCC's certificates in the network operator's slot. */
const fleetSize = 60
const kills = 3

/** One request of a journey, and the code that it came to: of its Service Response, or of its refusal. */
interface Step {
  readonly variant: string
  readonly requestId: RequestId
  readonly code: string
}

interface Journey {
  readonly premises: Premises
  readonly steps: Step[]
}

/** What each step of a journey comes to. */
const stepsOfJourney = '12.2 I99, 12.2 I99, 8.14.1 I99, 8.11 I0, 8.1.1 I0, 6.20.1 I0, 6.21 I0, 6.24.1 I0'.split(', ')

type Fields = readonly (readonly [string, string])[]

describe(`a network that is killed ${kills} times while ${homes} homes are installed and commissioned`, () => {
  const state = mkdtempSync(join(tmpdir(), 'kill-in-mid-journey-'))
  const args = ['--seed', seed, '--state', state, '--premises', String(fleetSize), '--stage', 'manufactured']
  const journeys: Journey[] = []
  let remote: RemoteUsers
  let network: KillableNetwork
  let revived: Network

  before(async () => {
    network = await startKillableNetwork(args)
    remote = await joinAsUsers(await findRunningNetwork({ harness: network.harness() }))
    const installable = [...sourceOfSeed({ seed, premises: fleetSize }).premises].filter(
      ({ esmeSlot, secondaryImportMpan }) => esmeSlot === 'dcc-controlled' && secondaryImportMpan === null,
    )
    journeys.push(...installable.slice(0, homes).map((premises) => ({ premises, steps: [] })))
    assert.equal(journeys.length, homes)
    // Everybody is known before the first is killed: an address is told over the control API.
    const users = await Promise.all(
      journeys.map(({ premises }) => remote.users.supplier(premises.supplier.entityIdentifier)),
    )
    const told = () => journeys.reduce((sum, { steps }) => sum + steps.length, 0)
    await Promise.all([
      ...journeys.map((journey, index) => install(journey, users[index] ?? assert.fail(), remote, network)),
      killNowAndThen(network, told),
    ])
    await network.kill()
    revived = await bringUp(
      configure({ seed, state, premises: fleetSize, stage: 'manufactured', port: 0, smkiPort: 0, harnessPort: 0 }),
      createLogger({ level: 'silent' }),
    )
  })

  after(async () => {
    await revived?.close()
    await remote?.close()
    rmSync(state, { recursive: true })
  })

  it('brings every request to one end, which is the one that its user was told', async () => {
    for (const { steps } of journeys)
      for (const { requestId, variant, code } of steps) {
        const transcript = await revived.dcc.transcript(requestId)
        assert.ok(transcript, `${variant} ${requestId} was answered and is gone`)
        const ends = endsOf(transcript)
        assert.ok(ends.length <= 1, `${variant} ended ${ends.length} times`)
        if (ends.length === 1) assert.equal(ends[0], code, variant)
      }
  })

  it('installs and commissions every home in the end', () => {
    for (const { premises, steps } of journeys)
      assert.deepEqual(
        steps.map(({ variant, code }) => `${variant} ${code}`),
        stepsOfJourney,
        premises.devices.ESME,
      )
  })

  it('leaves statuses and slots as the answers said', async () => {
    for (const { premises } of journeys) {
      const { ESME } = premises.devices
      assert.equal(revived.dcc.inventory.record(ESME)?.status, 'Commissioned')
      const [operator] = entityIdentifiersOf(premises.electricityNetworkOperator)
      for (const { holderIdentifier } of networkOperatorSlot(await revived.devices.cellsOf(ESME)))
        assert.equal(holderIdentifier, operator)
    }
  })
})

/** From the box to the home in use, a step when the one before it has ended; stops at a code that is no success. */
async function install(
  { premises, steps }: Journey,
  user: User,
  { smki }: RemoteUsers,
  network: KillableNetwork,
): Promise<void> {
  const { CHF, ESME, GPF } = premises.devices
  const send = async (variant: string, device: typeof ESME, fields: Fields): Promise<boolean> => {
    const made = requestOf({ serviceReferenceVariant: variant, device, fields }, user.newRequestId)
    if (!made.ok) return assert.fail(made.failure)
    const { requestId } = made.value
    const first = await sendPersistently(user, made.value)
    const isForDevice = first === 'I99' && made.value.commandVariant !== 8
    const code = isForDevice
      ? (await user.mailbox.serviceResponse(requestId, AbortSignal.timeout(120_000))).response.responseCode
      : first
    steps.push({ variant, requestId, code })
    return code.startsWith('I')
  }
  const label = await labelsOf(network, premises.index)
  const details = (device: 'CHF' | 'ESME'): Fields => [
    ['DeviceID', premises.devices[device]],
    ['DeviceManufacturer', label[device].manufacturer],
    ['DeviceModel', label[device].model],
    ['DeviceType', device],
    ['FirmwareVersion', label[device].firmwareVersion],
  ]
  const { digitalSignature, keyAgreement } = networkOperatorCertificates(smki, premises.electricityNetworkOperator)
  const base64 = (der: Buffer | null | undefined) => der?.toString('base64') ?? ''
  const journey: readonly (() => Promise<boolean>)[] = [
    () => send('12.2', CHF, [...details('CHF'), ['SMETSCHTSVersion', 'CHTS V1.4'], ['AssociatedGPFDeviceID', GPF]]),
    () => send('12.2', ESME, [...details('ESME'), ['SMETSCHTSVersion', 'SMETS2 V5.1'], ['ESMEVariant', 'A']]),
    () =>
      send('8.14.1', CHF, [
        ['DeviceID', CHF],
        ['CHFInstallType', 'New CHF Install'],
        ['MPxN', premises.mpan],
        ['AerialInstall', 'false'],
        ['CHFLocation', 'Deep indoors'],
      ]),
    () =>
      send('8.11', CHF, [
        ['DeviceID', ESME],
        ['RequestType', 'Add'],
        ['JoinTimePeriod', '3600'],
        ['InstallCode', label.ESME.installCode],
        ['ImportMPxN', premises.mpan],
      ]),
    () => joined(network, ESME),
    () =>
      send('8.1.1', ESME, [
        ['CurrentDateTime', `${new Date().toISOString().slice(0, 19)}Z`],
        ['TolerancePeriod', '600'],
      ]),
    () => send('6.20.1', ESME, [['ImportMPAN', premises.mpan]]),
    () =>
      send('6.21', ESME, [
        ['RemotePartyRole', 'NetworkOperator'],
        ['RemotePartyFloorSeqNumber', '0'],
        ['DigitalSigningCertificate', base64(digitalSignature)],
        ['KeyAgreementCertificate', base64(keyAgreement)],
        ['CertificationPathCertificates.Certificate', base64(certificationPathOf(smki)[0])],
        ['ApplyTimeBasedCPVChecks', 'true'],
      ]),
    () => send('6.24.1', ESME, [['RemotePartyRole', 'NetworkOperator']]),
  ]
  for (const step of journey) if (!(await step())) return
}

/** What the control API answers, asked again while the network is down. */
async function askPersistently<Answer>(network: KillableNetwork, path: string): Promise<Answer> {
  for (;;) {
    const answer = await fetch(`${network.harness()}/harness/v1${path}`).catch(() => null)
    if (answer?.ok) {
      const said = (await answer.json().catch(() => null)) as Answer | null
      if (said !== null) return said
    }
    await wait(50)
  }
}

interface Label {
  readonly type: string
  readonly replaces: string | null
  readonly installCode: string
  readonly manufacturer: string
  readonly model: string
  readonly firmwareVersion: string
}

async function labelsOf(network: KillableNetwork, index: number): Promise<Readonly<Record<'CHF' | 'ESME', Label>>> {
  const labels = await askPersistently<readonly Label[]>(network, `/premises/${index}/labels`)
  const first = (wanted: string): Label =>
    labels.find(({ type, replaces }) => type === wanted && replaces === null) ?? assert.fail(`no ${wanted}`)
  return { CHF: first('CHF'), ESME: first('ESME') }
}

/** Resolves when the DCC has heard that a device joined. */
async function joined(network: KillableNetwork, device: string): Promise<boolean> {
  for (;;) {
    const { inventory } = await askPersistently<{ inventory: { status: string } }>(network, `/devices/${device}`)
    if (inventory.status === 'InstalledNotCommissioned') return true
    await wait(50)
  }
}

/** Kills it after so many steps have ended, and some milliseconds more; once in each third of them all. */
async function killNowAndThen(network: KillableNetwork, told: () => number): Promise<void> {
  const random = createRandom(seed).derive('deaths')
  const third = (homes * stepsOfJourney.length) / kills
  for (let death = 0; death < kills; death += 1) {
    const after = Math.floor(death * third) + random.integer(1, third - 10)
    while (told() < after) await wait(1)
    await wait(random.integer(0, 40))
    await network.kill()
    await network.restart()
    assert.match(network.complaints(), /not closed in good order/)
  }
}

/** The codes of the Service Responses that were queued for a request. */
const endsOf = ({ entries }: Transcript): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'queued' && entry.what === 'service-response' ? [entry.code] : []))
