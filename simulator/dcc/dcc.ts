import { everySoOften } from '../environment/every-so-often.ts'
import { type Follower, followedState, OthersValues } from '../environment/followed-state.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import type { DuisService } from '../vocabulary/service-reference.ts'
import { subjectOfDevice } from '../vocabulary/subject.ts'
import type { CheckControl } from './check/check-control.ts'
import type { Decisions } from './check/decisions.ts'
import type { DccOptions } from './dcc-options.ts'
import type { DccEvent } from './events.ts'
import { urlOf } from './gateway/listen.ts'
import type { HttpAnswer } from './gateway/respond.ts'
import { createInbound, type Inbound } from './inbound.ts'
import type { Consider } from './intake/consider.ts'
import type { CellMirror, MirroredCell } from './inventory/cell-mirror.ts'
import type { DeviceCertificateRecord } from './inventory/device-certificates.ts'
import type { SmartMeteringInventory } from './inventory/smart-metering-inventory.ts'
import { type Knowledge, openKnowledge } from './knowledge.ts'
import { createOutbound, type Outbound } from './outbound.ts'
import type { Quarantine } from './quarantine/quarantine.ts'
import { requireKnownCodes } from './settings/reported-codes.ts'
import type { DccSettings } from './settings/settings.ts'
import { foldFinished } from './transcript/fold-finished.ts'
import type { Transcript, TranscriptEntry } from './transcript/transcript.ts'
import type { UserDirectory } from './users/user-directory.ts'

export type { DccCredentials, DccOptions } from './dcc-options.ts'
export type { DeviceCertificates } from './inventory/device-certificates.ts'

/** Where a listening gateway is. */
export interface ListeningGateway {
  readonly host: string
  readonly port: number
  /** `http://127.0.0.1:8079` */
  readonly url: string
}

/** The DCC Data Systems. */
export interface Dcc {
  /** Takes one request document as the gateway does; never rejects. */
  takeRequest(service: DuisService, octets: Uint8Array): Promise<HttpAnswer>
  /** What would become of a request document if it came now: by the same steps, with nothing spent, recorded or sent. */
  readonly consider: Consider
  /** Opens the gateway; port 0 is a free one. Throws SIM_PORT_IN_USE. */
  listen(port: number, host: string): Promise<ListeningGateway>
  /** Takes up what is under way by the state; call once, when the devices are there. */
  resume(): Promise<void>
  /** Undefined for a RequestID that never came. */
  transcript(requestId: RequestId): Promise<Transcript | undefined>
  /** What a device said of its own accord, and who was told; undefined for a device that the inventory does not hold. */
  historyOf(device: EntityIdentifier): Promise<readonly TranscriptEntry[] | undefined>
  /** Takes it that the WAN has lost a hub: the parties registered for its meters hear of a power outage (AD1). */
  hubLost(hub: EntityIdentifier): Promise<void>
  readonly decisions: Decisions
  readonly check: CheckControl
  /** Who the device's cells trust, as far as the DCC knows; undefined for a device that it knows nothing of. */
  mirrorOf(device: EntityIdentifier): Promise<readonly MirroredCell[] | undefined>
  /** Every device that has told of a cell, `networkOperator/digitalSignature/management`, with the holder it told of last. */
  toldOf: CellMirror['toldOf']
  /** The Device Certificates that devices work with, and those before them. */
  readonly deviceCertificates: Pick<DeviceCertificateRecord, 'published' | 'bySerialNumber'>
  /** Requests that anomaly detection holds. */
  readonly quarantine: Pick<Quarantine, 'list' | 'release' | 'remove'>
  /** The inventory as it stands, and durable changes to it. */
  readonly inventory: SmartMeteringInventory
  /** The users, and where each takes documents; what waits for a new address is delivered there. */
  readonly users: UserDirectory
  /** The settings in force. */
  settings(): DccSettings
  /**
   * Puts other settings in force, from the next request on; they last as long as the DCC is up.
   *
   * @throws SimulatorFault SIM_CONFIGURATION for one that can only be set before, or a code that the schema has not
   */
  configure(next: DccSettings): void
  subscribe(listener: (event: DccEvent) => void): () => void
  /** Requests in the DSP's schedule, accepted requests that have not ended, and documents in delivery. */
  pending(): { readonly scheduled: number; readonly orders: number; readonly documents: number }
  /** When the DSP releases the next request of its schedule; null where none waits. */
  nextRelease(): Instant | null
  /** Stops taking, sending and delivering; what is durable stays so. */
  close(): Promise<void>
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE, SIM_CONFIGURATION */
export async function createDcc(options: DccOptions): Promise<Dcc> {
  requireKnownCodes(options.settings, options.duis)
  const knowledge = await openKnowledge(options)
  const { inventory, decisions, deviceCertificates, users } = knowledge
  const followers = [inventory, decisions.versions, deviceCertificates, ...users.held]
  const following = { ...options, state: followedState(options.state, followers) }
  const outbound = createOutbound(following, knowledge)
  const inbound = createInbound(following, knowledge, outbound)
  const dcc = dccOf(following, knowledge, outbound, inbound)
  return options.isShared === true ? followingOthers(dcc, options, followers, outbound, inbound) : dcc
}

/** How late a DCC knows what another process has changed, at most. */
const followsEveryMs = 1_000

/** The same DCC, which knows what the other processes that are the DCC have changed and carried out. */
function followingOthers(
  dcc: Dcc,
  { state, clock, scheduler, log }: DccOptions,
  followers: readonly Follower[],
  { lifecycle, outbox }: Outbound,
  { schedule }: Inbound,
): Dcc {
  const others = new OthersValues(state, followers)
  let end = (): void => {}
  return {
    ...dcc,
    async resume() {
      await dcc.resume()
      const perform = async (): Promise<void> => {
        await others.look()
        await Promise.all([lifecycle.recount(), schedule.recount(), outbox.recount()])
      }
      end = everySoOften({
        what: 'following the other processes',
        everyMs: followsEveryMs,
        perform,
        clock,
        scheduler,
        log,
      })
    },
    async close() {
      end()
      await dcc.close()
    },
  }
}

function dccOf(options: DccOptions, knowledge: Knowledge, outbound: Outbound, inbound: Inbound): Dcc {
  const { events, requests, records, inventory, mirror, decisions, control } = knowledge
  const { settings } = knowledge.inForce
  const { outbox, lifecycle, powerFailed } = outbound
  const { takeRequest, consider, gateway, schedule, quarantine, dspSchedules } = inbound
  const { state, history, clock, scheduler, inFlight, log } = options
  const folding = foldFinished({ records, state, history, clock, scheduler, inFlight, log })

  return {
    takeRequest,
    consider,
    async listen(port, host) {
      const bound = await gateway.listen(port, host)
      return { host: bound.address, port: bound.port, url: urlOf(bound) }
    },
    async resume() {
      await lifecycle.resume()
      await schedule.resume()
      dspSchedules.start()
      await outbox.resume()
      folding.start()
    },
    transcript: (requestId) => requests.transcript(requestId),
    historyOf: async (device) =>
      inventory.record(device) === undefined ? undefined : records.entries(subjectOfDevice(device)),
    hubLost: (hub) => inFlight.during(powerFailed(hub)),
    decisions,
    check: control,
    mirrorOf: (device) => mirror.cellsOf(device),
    toldOf: mirror.toldOf,
    deviceCertificates: knowledge.deviceCertificates,
    quarantine,
    inventory: {
      ...inventory,
      async put(record) {
        await inventory.put(record)
        events.emit({ kind: 'device-changed', at: clock.now(), device: record.deviceId })
      },
    },
    users: {
      ...knowledge.users,
      async setAddress(entity, address) {
        await knowledge.users.setAddress(entity, address)
        await outbox.resume(entity)
      },
    },
    // The check's own are changed on their own, too.
    settings: () => ({ ...settings, check: { ...settings.check, mode: control.mode, settings: control.settings } }),
    configure(next) {
      requireKnownCodes(next, options.duis)
      knowledge.inForce.change(next)
      control.configure({ mode: next.check.mode, settings: next.check.settings })
    },
    subscribe: (listener) => events.subscribe(listener),
    pending: () => ({ scheduled: schedule.size(), orders: lifecycle.size(), documents: outbox.pending() }),
    nextRelease: () => schedule.nextRelease,
    async close() {
      await gateway.close()
      schedule.close()
      dspSchedules.close()
      folding.close()
      await lifecycle.close()
      outbox.close()
    },
  }
}
