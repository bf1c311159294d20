import { z } from 'zod'
import { likelyCause } from '../../../causes/likely-cause.ts'
import type { CellContents } from '../../../devices/state/inspection.ts'
import type { Premises } from '../../../fleet/fleet.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { cells, keyOfCell } from '../../../vocabulary/trust-anchor-cell.ts'
import { nameOfParty } from '../../in-words/who-is-who.ts'
import type { ServedNetwork } from '../operation.ts'
import { slotStates } from '../operations/premises-view.ts'
import { causeSchema, causeView, held, marketBook } from '../request-detail/near-miss.ts'
import { everyRequest } from '../request-list/request-search.ts'
import { entity, moment } from '../views.ts'
import type { RegisteredParty } from './registered-party.ts'

/** The network operator slot of a device: what is in it, how that came about, and who can change it. */
export const slotSchema = z.strictObject({
  state: z.enum(slotStates),
  cause: causeSchema.nullable().describe('How a wrong certificate probably came into it; null where none is'),
  since: z
    .strictObject({ at: moment, requestId: z.string(), by: z.string().describe('Who sent the request') })
    .nullable()
    .describe('The request that put there what it holds; null where it is as when the world began'),
  canMend: z
    .array(
      z.strictObject({
        entityIdentifier: entity,
        name: z.string(),
        serviceReferenceVariant: z.enum(['6.21', '6.15.1']),
      }),
    )
    .describe(
      'Who can put the registered operator there, and by which Service Request; nobody needs to where it is there',
    ),
})

interface SlotHolder {
  readonly network: ServedNetwork
  readonly device: EntityIdentifier
  readonly type: 'ESME' | 'GPF'
  readonly premises: Premises
  readonly contents: readonly CellContents[]
  readonly registered: { readonly networkOperator: RegisteredParty | null; readonly supplier: RegisteredParty | null }
}

export async function slotView(holder: SlotHolder): Promise<z.output<typeof slotSchema>> {
  const { network, type, premises } = holder
  await network.slots.ready()
  const state = network.slots.stateOf(type, premises)
  return { state, cause: causeOf(holder, state), since: await sinceOf(holder), canMend: canMend(holder, state) }
}

const slot = ['networkOperatorSignature', 'networkOperatorKeyAgreement'] as const
const slotKeys = new Set(slot.map((name) => keyOfCell(cells[name])))

function causeOf({ network, contents, registered }: SlotHolder, state: (typeof slotStates)[number]) {
  if (state === 'right-operator' || state === 'dcc-controlled') return null
  const now = network.time.clock.now()
  const certificates = contents
    .filter(({ cell }) => slotKeys.has(keyOfCell(cell)))
    .flatMap(({ serialNumber }) => network.repository.bySerialNumber(BigInt(serialNumber)) ?? [])
  const party = registered.networkOperator
  return causeView(
    likelyCause(
      party === null ? null : marketBook.networkParty(party.id),
      certificates.map((certificate) => held(certificate, network.repository, now)),
      marketBook.market,
    ),
  )
}

/** Requests of a device that are looked through for the one that filled its slot. */
const mostLookedAt = 100

/** The newest request whose Response says that it changed the cell. */
async function sinceOf({ network, device }: SlotHolder) {
  const { requests } = network.requestList.find({
    ...everyRequest,
    words: [device.toLowerCase(), 'done'],
    fits: ({ serviceReferenceVariant }) => ['6.21', '6.15.1'].includes(serviceReferenceVariant),
    before: Number.POSITIVE_INFINITY,
    limit: mostLookedAt,
  })
  for (const { requestId, submittedBy } of requests) {
    const entries = (await network.dcc.transcript(requestId))?.entries ?? []
    const told = entries.find(
      (entry) =>
        'learnt' in entry &&
        entry.learnt.some((lesson) => lesson.kind === 'cells-replaced' && lesson.cells.some(isChange)),
    )
    if (told !== undefined) return { at: formatInstant(told.at), requestId, by: submittedBy.name }
  }
  return null
}

const isChange = ({ cell, status }: { readonly cell: string; readonly status: number }): boolean =>
  slotKeys.has(cell) && status === 0

/** While the DCC controls the slot, a supplier asks for it to be handed over; after that the holder alone can change it. */
function canMend({ contents, registered }: SlotHolder, state: (typeof slotStates)[number]) {
  if (state === 'right-operator') return []
  if (state === 'dcc-controlled')
    return (registered.supplier?.entityIdentifiers ?? []).map((entityIdentifier) => mender(entityIdentifier, '6.21'))
  const holder = contents.find(({ cell }) => keyOfCell(cell) === keyOfCell(cells.networkOperatorSignature))
  return holder?.entityIdentifier == null ? [] : [mender(holder.entityIdentifier, '6.15.1')]
}

const mender = (entityIdentifier: EntityIdentifier, serviceReferenceVariant: '6.21' | '6.15.1') => ({
  entityIdentifier,
  name: nameOfParty(entityIdentifier),
  serviceReferenceVariant,
})
