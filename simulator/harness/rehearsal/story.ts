import type { Premises } from '../../fleet/fleet.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import { suppliers } from '../../market/suppliers.ts'
import { requestOf } from '../../users/service-request.ts'
import type { User } from '../../users/user.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Stage } from '../../vocabulary/stage.ts'
import { cells, keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { codeInWords } from '../in-words/code-in-words.ts'
import { inspectGbcs } from '../inspect/inspect-gbcs.ts'
import type { Finding } from '../inspect/inspection.ts'
import { keyRingOf } from '../inspect/key-ring-of-smki.ts'
import type { Network } from '../network.ts'
import { noneSuits } from './none-suits.ts'
import type { TestBed } from './test-bed.ts'

/** Who plays a part in a story. */
export type Part = 'supplier' | 'gaining supplier' | 'network operator' | 'host network'

/** Where a story plays. */
export interface StoryScene {
  readonly testBed: TestBed
  readonly network: Network
  readonly premises: Premises
  user(part: Part): Promise<User>
  /** The request that was sent last, and by whom; null before the first. */
  latest: { readonly by: User; readonly requestId: string } | null
  /** Lets time pass until what has begun is done. */
  settle(milliseconds?: number): Promise<void>
}

/** One thing that happens in a story, and what is to come of it. */
export interface StoryStep {
  readonly says: string
  /** Does it, and says what came of it. */
  readonly play: (scene: StoryScene) => Promise<string>
  readonly comes: string
}

/** A rehearsed story: step by step on one home, from a stage of its life. */
export interface Story {
  readonly title: string
  /** As in the features, without the `@`. */
  readonly tags: readonly string[]
  readonly beginsAt: Stage
  readonly check: 'enforce' | 'off'
  readonly playsAt: (premises: Premises) => boolean
  readonly steps: readonly StoryStep[]
}

/** How a step went. */
interface StoryLine {
  readonly says: string
  readonly comes: string
  readonly expected: string
}

export interface StoryReport {
  readonly story: Story
  readonly premises: Premises
  readonly lines: readonly StoryLine[]
  readonly complaints: readonly string[]
}

/** Fields by their DUIS names, from the scene. */
export type FieldsOf = (scene: StoryScene) => readonly (readonly [string, string])[]

type Device = 'CHF' | 'ESME' | 'GSME' | 'GPF'

/** A part sends a request about a device, and its end comes: the last code, or the code of a refusal. */
export const sends = (
  part: Part,
  serviceReferenceVariant: string,
  device: Device,
  says: string,
  comes: string,
  fields: FieldsOf = () => [],
): StoryStep => ({
  says: `the ${part} sends ${serviceReferenceVariant}: ${says}`,
  comes,
  async play(scene) {
    const user = await scene.user(part)
    const target = scene.premises.devices[device]
    const request = requestOf({ serviceReferenceVariant, device: target, fields: fields(scene) }, user.newRequestId)
    if (!request.ok) throw new SimulatorFault('SIM_INVARIANT', request.failure)
    scene.latest = { by: user, requestId: request.value.requestId }
    const performed = await user.perform(request.value)
    if (!performed.ok) throw new SimulatorFault('SIM_INVARIANT', performed.failure.detail)
    const { responseCode } = performed.value.last.answer.response
    await scene.settle(1)
    const isUnderWay = responseCode === 'I99' && request.value.commandVariant !== 8
    return isUnderWay ? endOf(user, request.value.requestId, scene) : responseCode
  },
})

/** A device has half a minute to answer. */
async function endOf(user: User, requestId: string, scene: StoryScene): Promise<string> {
  const code = () =>
    user.mailbox.received().find(({ response }) => response.requestId === requestId)?.response.responseCode
  if (code() === undefined) await scene.settle(60_000)
  return code() ?? 'no Service Response'
}

/**
 * What the device said in its answer to the latest request, opened where it is encrypted: the values of the fields of a name, in
 * the order of the message.
 *
 * @param field as `inspect` names it
 */
export const answers = (says: string, field: string, comes: string): StoryStep => ({
  says,
  comes,
  async play({ latest, network }) {
    const answer = latest?.by.mailbox.received().find(({ response }) => response.requestId === latest.requestId)
    if (answer?.message == null) return 'no answer'
    const values = valuesOf(inspectGbcs(answer.message.octets, keyRingOf(network.smki)).findings, field)
    return values.length === 0 ? `no ${field}` : values.join(', ')
  },
})

const valuesOf = (findings: readonly Finding[], field: string): readonly string[] =>
  findings.flatMap(({ name, value, fields }) => [...(name === field ? [value] : []), ...valuesOf(fields ?? [], field)])

/** Something befalls the home, or the market. */
export const happens = (says: string, play: (scene: StoryScene) => Promise<void>): StoryStep => ({
  says,
  comes: 'done',
  async play(scene) {
    await play(scene)
    await scene.settle(1)
    return 'done'
  },
})

/** Somebody looks at what has come of it. */
export const sees = (says: string, comes: string, play: StoryStep['play']): StoryStep => ({ says, comes, play })

/** Plays a story to its end, whatever comes of its steps. */
export async function playStory(story: Story, testBed: TestBed): Promise<StoryReport> {
  const { network } = testBed
  const premises = await homeFor(story, network)
  network.dcc.check.configure({ mode: story.check })
  const scene = sceneAt(premises, testBed)
  const lines: StoryLine[] = []
  for (const { says, comes, play } of story.steps) lines.push({ says, comes: await play(scene), expected: comes })
  const complaints = lines.flatMap(({ says, comes, expected }) =>
    comes === expected ? [] : [`${says}: ${comes} instead of ${expected}`],
  )
  return { story, premises, lines, complaints }
}

async function homeFor(story: Story, network: Network): Promise<Premises> {
  for (const premises of network.fleet.find(story.playsAt, 100))
    if (await network.stages.begin(premises.index, story.beginsAt, network)) return premises
  throw noneSuits(story.title, network)
}

function sceneAt(premises: Premises, testBed: TestBed): StoryScene {
  const { network, users } = testBed
  const first = ({ entityIdentifiers }: { entityIdentifiers: readonly string[] }) =>
    entityIdentifier(entityIdentifiers[0] ?? '')
  const gaining = suppliers.find(({ id }) => id !== premises.supplier.id)
  const played: Readonly<Record<Part, () => Promise<User>>> = {
    supplier: () => users.supplier(premises.supplier.entityIdentifier),
    'gaining supplier': () => users.supplier(gaining?.entityIdentifier as EntityIdentifier),
    'network operator': async () => users.networkOperator(await networkOperatorOf(premises, network)),
    'host network': () => users.networkOperator(first(premises.hostDno)),
  }
  return {
    testBed,
    network,
    premises,
    latest: null,
    user: (part) => played[part](),
    async settle(milliseconds = 1) {
      await network.time.inFlight.settled()
      await network.time.virtual().advanceBy(milliseconds)
      await network.time.inFlight.settled()
    },
  }
}

/** By which of its identifiers the registered network operator is in the meter's slot; by its first where it is not there. */
async function networkOperatorOf({ devices, electricityNetworkOperator }: Premises, network: Network) {
  const slot = keyOfCell(cells.networkOperatorSignature)
  const held = (await network.devices.cellsOf(devices.ESME)).find(({ cell }) => keyOfCell(cell) === slot)
  const [first, ...others] = entityIdentifiersOf(electricityNetworkOperator)
  return others.find((identifier) => identifier === held?.entityIdentifier) ?? (first as EntityIdentifier)
}

/** A reader who does not know the codes is told what a refusal, or silence, means. */
const outcomeInWords = (comes: string): string => (/^E\d+$/.test(comes) ? codeInWords(comes) : comes)

const networkOf = ({ electricityNetworkOperator: { name }, hostDno }: Premises): string =>
  name === hostDno.name ? name : `${name}, inside the area of ${hostDno.name}`

/** A story as lines of text: the scene, each step with what came of it, how it ended. */
export function* storyLines({ story, premises, lines, complaints }: StoryReport): Generator<string> {
  yield story.title
  yield `  tags      ${story.tags.map((tag) => `@${tag}`).join(' ')}`
  yield `  home      ${premises.region.name}, ${premises.postCode}, MPAN ${premises.mpan}, MPRN ${premises.mprn}`
  yield `  network   ${networkOf(premises)}`
  yield `  supplier  ${premises.supplier.name}; the check is ${story.check === 'off' ? 'off' : 'on'}`
  for (const [index, { says, comes, expected }] of lines.entries())
    yield `  ${String(index + 1).padStart(2)}  ${says} … ${outcomeInWords(comes)}${comes === expected ? '' : `, NOT ${expected}`}`
  yield complaints.length === 0 ? '  ended as scripted' : '  NOT as scripted'
}
