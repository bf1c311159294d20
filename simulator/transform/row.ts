import type { BodyContent, BodyName } from '../duis/bodies/request-bodies.ts'
import type { RequestBody } from '../duis/request.ts'
import type { UseCaseCommand } from '../gbcs/content/command-content.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import type { TransformFacts } from './facts.ts'

/** What a row is given of a body: its content, or the simulator's own type where the simulator has one. */
export type BodyOf<Name extends BodyName> =
  Extract<RequestBody, { readonly kind: Name }> extends never
    ? BodyContent<Name>
    : Extract<RequestBody, { readonly kind: Name }>

/** Who originates a Command and, where it is critical, signs it: a user, or the DCC of its own right. */
export type Originator = 'user' | 'access-control-broker' | 'change-of-supplier-party'

/** One way in which requests of a variant become Commands: for these devices, of this use case, with these values. */
export interface Way<Body> {
  readonly devices: readonly DeviceType[]
  readonly command: UseCaseCommand<unknown>
  readonly by: Originator
  /** The version of GBCS from which on devices are asked in this way; 0 where it is for those of any. */
  readonly sinceVersion: number
  /** Whether it is the way for this user and this device, whatever the body says. */
  suits(facts: TransformFacts): boolean
  /** The content of the Command; null where the body asks for another use case. */
  content(body: Body, facts: TransformFacts): ((counter: bigint) => Buffer) | null
}

/** A Service Reference Variant and the ways in which its requests become Commands; the first that is one is taken. */
export interface TransformRow {
  readonly serviceReferenceVariant: string
  readonly element: BodyName
  readonly ways: readonly Way<never>[]
}

/**
 * @example
 * row('6.20.2', 'SetDeviceConfigurationExportMPAN', on('ESME', ecs39b, ({ exportMpan }) => ({ mpan: exportMpan })))
 */
export const row = <Name extends BodyName>(
  serviceReferenceVariant: string,
  element: Name,
  ...ways: readonly Way<BodyOf<Name>>[]
): TransformRow => ({ serviceReferenceVariant, element, ways })

/**
 * @param values what the Command says, from the body; undefined where the body asks for another use case
 */
export const on = <Body, Values>(
  devices: DeviceType | readonly DeviceType[],
  command: UseCaseCommand<Values>,
  values: (body: Body, facts: TransformFacts) => NoInfer<Values> | undefined,
): Way<Body> => ({
  devices: typeof devices === 'string' ? [devices] : devices,
  command,
  by: 'user',
  sinceVersion: 0,
  suits: () => true,
  content: (body, facts) => {
    const found = values(body, facts)
    return found === undefined ? null : (counter) => command.write(found, counter)
  },
})

/** A way whose Commands say nothing that the body does. */
export const asking = <Body>(
  devices: DeviceType | readonly DeviceType[],
  command: UseCaseCommand<Readonly<Record<never, never>>>,
): Way<Body> => on(devices, command, () => ({}))

/** A way that is one for some meters, users or versions only. */
export const where = <Body>(suits: (facts: TransformFacts) => boolean, way: Way<Body>): Way<Body> => ({
  ...way,
  suits: (facts) => suits(facts) && way.suits(facts),
})

/** A way for devices that speak a version of GBCS or a later one (docs/domain/gbcs.md#versions); the next is for those before it. */
export const sinceGbcs = <Body>(version: number, way: Way<Body>): Way<Body> =>
  where(({ device }) => device.gbcsVersion >= version, { ...way, sinceVersion: version })

/** A way on which the DCC speaks for itself, not for the user. */
export const by = <Body>(originator: Exclude<Originator, 'user'>, way: Way<Body>): Way<Body> => ({
  ...way,
  by: originator,
})
