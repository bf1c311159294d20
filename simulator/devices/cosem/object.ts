import type { DlmsData } from '../../gbcs/dlms/data.ts'
import type { InterfaceClass } from '../../gbcs/dlms/interface-classes.ts'
import type { TopUpParties } from '../../gbcs/top-up-token.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { type Result, succeeded } from '../../vocabulary/result.ts'
import type { DeviceBlueprint } from '../state/blueprint.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { SecurityLogEntry } from '../state/security-log.ts'

/** For whom a device encrypts what only that party may read (GBCS 8.5). */
export interface Reader {
  readonly entityIdentifier: EntityIdentifier
  /** Z of the device's key and the reader's. */
  readonly secret: () => Buffer
  /** 04 and the counter under which it is encrypted, nine octets. */
  readonly transactionId: Buffer
}

/** A device as its objects see it while an operation is carried out. */
export interface Moment {
  readonly blueprint: DeviceBlueprint
  readonly state: DeviceState
  /** The time of the network, from which the device's clock differs by what its state says. */
  readonly now: Instant
  /** The clock of the Communications Hub; null where the device has none. */
  readonly hubTime: Instant | null
  /** What the device has noted, oldest first; empty but where a log is read. */
  readonly log: readonly SecurityLogEntry[]
  /** Who asks, for what is encrypted; null where nobody could read it. */
  readonly reader: Reader | null
  /** Who may have sold a top-up; null for a device without a cell for that. */
  readonly topUpParties: () => TopUpParties | null
  /** Has the device note an event of GBCS 16.2, and tell of it where it is to. */
  readonly notice: (event: number) => void
}

/** Some entries of a log: those between two moments, in seconds since 2000; all of them where a read selects none. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Where a value comes from that nobody has set: a value of the factory, or what the device works out. */
export type Source = DlmsData | ((moment: Moment, range: Range) => DlmsData | Failure)

/** The number of a failure. */
export type Failure = (typeof failure)[keyof typeof failure]

/** Why an operation failed: a data-access-result or an action-result (Green Book 9.5). */
export const failure = {
  hardwareFault: 1,
  temporaryFailure: 2,
  readWriteDenied: 3,
  objectUndefined: 4,
  objectClassInconsistent: 9,
  objectUnavailable: 11,
  typeUnmatched: 12,
  scopeOfAccessViolated: 13,
  otherReason: 250,
} as const

/** What an operation makes of the device: its next state, and what a method gives back. */
export type Effect = Result<{ readonly state: DeviceState; readonly data?: DlmsData }, number>

/** An attribute: what it holds when nobody has set it, and what setting it does. */
export interface Attribute {
  readonly source: Source
  /** What setting it does; null where it cannot be set. @param key by which the state may keep it */
  readonly set: ((value: DlmsData, moment: Moment, key: string) => Effect) | null
  /** A value of another type than the factory's that it may be set to as well. */
  readonly alsoLike?: DlmsData
  /** Of one that says when values are activated that wait: which. */
  readonly activates?: readonly Activation[]
}

/** A value that waits, and the one whose place it takes once it is activated, by the keys of their attributes. */
export interface Activation {
  readonly passive: string
  readonly active: string
  /** What the waiting value becomes; the same where left out. */
  readonly as?: (passive: DlmsData) => DlmsData
}

/** What a method does with the data that it is given. */
export type Method = (data: DlmsData, moment: Moment) => Effect

/** An object of a device: an instance of an interface class. */
export interface DeviceObject {
  readonly classId: number
  /** The logical name, six octets in hexadecimal. */
  readonly instance: string
  readonly attributes: ReadonlyMap<number, Attribute>
  readonly methods: ReadonlyMap<number, Method>
}

/** The objects of a device by their logical names. */
export type DeviceObjects = ReadonlyMap<string, DeviceObject>

/** An attribute that is read alone. */
export const fixed = (source: Source): Attribute => ({ source, set: null })

/** An attribute that is kept as it was set. @param also what setting it does beside, or why it cannot be set so */
export const settable = (
  source: Source,
  also: (value: DlmsData, moment: Moment) => Effect = nothingElse,
): Attribute => ({
  source,
  set: (value, moment, key) => also(value, { ...moment, state: withAttribute(moment.state, key, value) }),
})

const nothingElse = (_value: DlmsData, { state }: Moment): Effect => succeeded({ state })

/** An attribute that is not kept: setting it makes something else of the device, from which it is read. */
export const acting = (source: Source, set: (value: DlmsData, moment: Moment) => Effect): Attribute => ({ source, set })

/**
 * An object by its class and logical name, its attributes and methods by the names of the class.
 *
 * @param obis `0-0:1.0.0.255`
 */
export function objectOf<Attributes extends string, Methods extends string>(
  interfaceClass: InterfaceClass<Attributes, Methods>,
  obis: string,
  attributes: Readonly<Partial<Record<NoInfer<Attributes>, Attribute>>>,
  methods?: Readonly<Partial<Record<NoInfer<Methods>, Method>>>,
): DeviceObject {
  return {
    classId: interfaceClass.id,
    instance: instanceOf(obis),
    attributes: numbered(attributes, (name) => interfaceClass.attributes[name].number),
    methods: methods === undefined ? new Map() : numbered(methods, (name) => interfaceClass.methods[name].number),
  }
}

export const instanceOf = (obis: string): string =>
  Buffer.from(obis.split(/[-:.]/).map(Number)).toString('hex').toUpperCase()

function numbered<Name extends string, Value>(
  table: Readonly<Partial<Record<Name, Value>>>,
  numberOf: (name: Name) => number,
): ReadonlyMap<number, Value> {
  const entries = Object.entries<Value | undefined>(table) as [Name, Value][]
  return new Map(entries.map(([name, value]) => [numberOf(name), value]))
}

/** The text by which the state keeps an attribute: `1/00005E2C220B/2`. */
export const keyOfAttribute = (classId: number, instance: string, member: number): string =>
  `${classId}/${instance}/${member}`

/** A device's state with an attribute kept. */
export const withAttribute = (state: DeviceState, key: string, value: DlmsData): DeviceState => ({
  ...state,
  attributes: new Map(state.attributes).set(key, value),
})
