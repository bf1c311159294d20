import type { CertificateDer } from '../../certs/certificate.ts'
import type { Exchange, Premises, RejectedLine, SlotCertificates, User } from '../../simulator/harness/index.ts'
import type { DeviceType } from '../../simulator/vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Instant } from '../../simulator/vocabulary/instant.ts'
import type { RequestId } from '../../simulator/vocabulary/request-id.ts'

/** The certificates that a user is to send, and the authorities above them. */
export interface Holding {
  readonly certificates: SlotCertificates
  readonly certificationPath: readonly CertificateDer[]
  /** Whether anybody is to look at their dates of validity; they are unless a scenario says otherwise. */
  readonly applyTimeBasedCpvChecks?: boolean
}

/** What a device was before the request: to tell whether it heard of anything. */
export interface Before {
  readonly framesSeen: number
  readonly framesCarried: number
  readonly cells: string
}

/** A register's value, and when it was that. */
interface Reading {
  readonly at: Instant
  readonly value: number
}

/** What a scenario is about: each Given fills a part in, each later step reads it. */
export class Scene {
  #premises: Premises | undefined
  #device: { readonly id: EntityIdentifier; readonly type: DeviceType } | undefined
  #holding: Holding | undefined
  #exchanges: Exchange[] = []
  #before: Before | undefined
  #reading: Reading | undefined
  /** Somebody else than the premises' own supplier who sends the request. */
  sender: User | undefined
  /** Who sent the latest request of any variant. */
  lastSender: User | undefined
  /** What was wrong with the file of Registration Data that came last. */
  rejectedLines: readonly RejectedLine[] = []
  /** Of the firmware image that has come to the device last: hexadecimal. */
  firmwareHash: string | null = null
  /** What the customer has bought last: twenty digits. */
  topUp: string | null = null
  #local: { readonly requestId: RequestId; readonly response: Buffer } | undefined
  /** The DSP schedule that a user has. */
  schedule: number | null = null
  /** Where the supplier takes its responses, while that is away. */
  address: string | null = null

  /** What a meter has said of a register. */
  get reading(): Reading {
    return given(this.#reading, 'a reading')
  }
  set reading(reading: Reading) {
    this.#reading = reading
  }

  get premises(): Premises {
    return given(this.#premises, 'a device')
  }
  get device() {
    return given(this.#device, 'a device')
  }
  get holding(): Holding {
    return given(this.#holding, 'certificates')
  }
  get before(): Before {
    return given(this.#before, 'a request')
  }
  /** The latest request and its answer. */
  get exchange(): Exchange {
    return given(this.#exchanges.at(-1), 'a request')
  }
  get firstExchange(): Exchange {
    return given(this.#exchanges[0], 'a request')
  }
  /** The RequestIDs that were sent, each once, in order. */
  get requestIds(): readonly RequestId[] {
    return [...new Set(this.#exchanges.map(({ request }) => request.requestId))]
  }
  /** A Command that was carried to the device by hand, and what the device said to it. */
  get local() {
    return given(this.#local, 'a Command for local delivery')
  }
  get wasAsked(): boolean {
    return this.#exchanges.length > 0
  }

  playAt(premises: Premises, id: EntityIdentifier, type: DeviceType): void {
    this.#premises = premises
    this.#device = { id, type }
  }
  carriedByHand(requestId: RequestId, response: Buffer): void {
    this.#local = { requestId, response }
  }
  hold(holding: Holding): void {
    this.#holding = holding
  }
  remember(before: Before): void {
    this.#before ??= before
  }
  record(exchange: Exchange): void {
    this.#exchanges.push(exchange)
  }
}

function given<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`No step of this scenario has given ${what} yet`)
  return value
}
