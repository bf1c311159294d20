import assert from 'node:assert/strict'
import type { Premises } from '../../../simulator/fleet/fleet.ts'
import { readContent } from '../../../simulator/gbcs/contents.ts'
import type { GbcsMessage } from '../../../simulator/gbcs/message.ts'
import type { Network } from '../../../simulator/harness/network.ts'
import { createRehearsingUsers } from '../../../simulator/harness/rehearsal/rehearsing-users.ts'
import { suppliers } from '../../../simulator/market/suppliers.ts'
import { requestOf } from '../../../simulator/users/service-request.ts'
import type { User } from '../../../simulator/users/user.ts'
import type { EntityIdentifier } from '../../../simulator/vocabulary/entity-identifier.ts'
import { formatInstant } from '../../../simulator/vocabulary/instant.ts'
import { bringUpRestartable, groundOver } from '../restartable-network.ts'
import type { HomeModel, Supplier, stagesOfHome } from './home-model.ts'

export interface HomeSetting {
  readonly stage: (typeof stagesOfHome)[number]
  readonly onDisk: boolean
}

/** A request as a supplier thinks of it. */
export interface Asked {
  readonly by: Supplier
  readonly variant: string
  readonly device: EntityIdentifier
  readonly fields: readonly (readonly [string, string])[]
}

/** A network that is up, with one home that is played on. */
export interface RealHome {
  readonly network: Network
  readonly premises: Premises
  /** What happened, a line each, to explain a failure. */
  readonly account: string[]
  tell(line: string): void
  supplierOf(who: Supplier): { readonly id: string; readonly entityIdentifier: EntityIdentifier }
  /** Sends a request, lets a minute pass, and says what its sender is told in the end; of 8.7.1 and 8.8.1 with the meter's answer. */
  ask(asked: Asked): Promise<string>
  restart(): Promise<void>
  /** Every request that was accepted for a device has ended once. */
  requireOneEndEach(): Promise<void>
  close(): Promise<void>
}

/** Longer than the DCC waits for a device. */
const minute = 60_000

export async function openRealHome({ stage, onDisk }: HomeSetting): Promise<RealHome> {
  const start = '2026-11-22T09:00:00Z'
  const restartable = await bringUpRestartable(
    { esmeSlot: 'dcc-controlled', neighbour: 'same supplier', start, onDisk },
    () => {},
  )
  const users = await createRehearsingUsers(await groundOver(restartable.network))
  const [premises] = restartable.network().fleet.find(isPlain, 1)
  if (premises === undefined) throw new Error('No home of the fleet has one metering point of each fuel')
  await restartable.network().stages.begin(premises.index, stage, restartable.network())
  const other = suppliers.find(({ id }) => id !== premises.supplier.id)
  if (other === undefined) throw new Error('The market has one supplier only')
  const supplierOf = (who: Supplier) => (who === 'the supplier' ? premises.supplier : other)
  // Both are there to be told.
  for (const who of ['the supplier', 'another supplier'] as const)
    await users.supplier(supplierOf(who).entityIdentifier)
  const accepted: { readonly by: User; readonly requestId: string }[] = []
  const account: string[] = []

  const rest = async (milliseconds: number) => {
    await restartable.network().time.inFlight.settled()
    await restartable.network().time.virtual().advanceBy(milliseconds)
    await restartable.network().time.inFlight.settled()
  }
  const endsOf = ({ by, requestId }: (typeof accepted)[number]) =>
    by.mailbox.received().filter(({ response }) => response.requestId === requestId)

  return {
    get network() {
      return restartable.network()
    },
    premises,
    account,
    tell: (line) => void account.push(`${formatInstant(restartable.network().time.clock.now())}  ${line}`),
    supplierOf,
    async ask({ by, variant, device, fields }) {
      const user = await users.supplier(supplierOf(by).entityIdentifier)
      const request = requestOf({ serviceReferenceVariant: variant, device, fields }, user.newRequestId)
      if (!request.ok) throw new Error(request.failure)
      const performed = await user.perform(request.value)
      if (!performed.ok) throw new Error(performed.failure.detail)
      const { responseCode } = performed.value.last.answer.response
      await rest(minute)
      if (responseCode !== 'I99' || request.value.commandVariant === 8) return responseCode
      const sent = { by: user, requestId: request.value.requestId }
      accepted.push(sent)
      const end = endsOf(sent).at(-1)
      const answered = end?.message?.cra === 'response' ? joinAnswerIn(end.message) : null
      const told = end?.response.responseCode ?? 'nothing'
      return answered === null ? told : `${told}, ${answered}`
    },
    restart: restartable.restart,
    async requireOneEndEach() {
      await rest(minute)
      for (const sent of accepted) assert.equal(endsOf(sent).length, 1, `ends of ${sent.requestId}`)
    },
    async close() {
      await users.close()
      await restartable.close()
    },
  }
}

/** What an ESME has answered to CS03A1 or CS04AC; null of any other answer. */
function joinAnswerIn(message: GbcsMessage): number | null {
  if (message.messageCode !== 0x000d && message.messageCode !== 0x000f) return null
  const reading = readContent(message, message.content)
  return reading.ok && typeof reading.value?.value === 'number' ? reading.value.value : null
}

const isPlain = ({ secondaryImportMpan, exportMpan }: Premises): boolean =>
  secondaryImportMpan === null && exportMpan === null

/** Holds the inventory, the devices and what the DCC believes of them against the model. */
export async function compareHome(model: HomeModel, home: RealHome): Promise<void> {
  const { network, premises, supplierOf } = home
  const { dcc, devices } = network
  for (const [which, meter] of Object.entries(model.meters)) {
    const device = premises.devices[which as keyof typeof model.meters]
    const record = dcc.inventory.record(device)
    same(`the status of the ${which}`, record?.status ?? null, meter.status)
    same(`whether the ${which} is on its hub`, record?.communicationsHub === premises.devices.CHF, meter.isOnHub)
    same(`whether the ${which} has a metering point`, (record?.importMpxn ?? null) !== null, meter.hasPoint)
    if (record !== undefined)
      same(`whose the ${which} is`, record.responsibleSupplier, supplierOf(meter.responsible).entityIdentifier)
    const holder = supplierOf(meter.cell).entityIdentifier
    const held = (await devices.cellsOf(device)).filter(({ cell }) => cell.role === supplierRole)
    same(`the supplier cells of the ${which}`, new Set(held.map((each) => each.entityIdentifier)), new Set([holder]))
    const believed = ((await dcc.mirrorOf(device)) ?? []).filter(({ cell }) => cell.role === supplierRole)
    same(`the mirror of the ${which}`, new Set(believed.map((each) => each.entityIdentifier)), new Set([holder]))
  }
  const hub = dcc.inventory.record(premises.devices.CHF)
  same('the status of the hub', hub?.status, model.hub)
  same('whose the hub is', hub?.responsibleSupplier, supplierOf(model.hubOf).entityIdentifier)
  const proxy = dcc.inventory.record(premises.devices.GPF)
  same('the status of the GPF', proxy?.status, model.proxy.status)
  same('what is joined to the GPF', proxy?.joined, model.proxy.hasMeter ? [premises.devices.GSME] : [])
}

const supplierRole = 2

const same = (what: string, actual: unknown, expected: unknown): void => assert.deepEqual(actual, expected, what)
