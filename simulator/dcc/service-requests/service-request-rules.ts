import type { RequestBody, ServiceRequest } from '../../duis/request.ts'
import type { DccAlert, ResponseContent } from '../../duis/response.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { RequestEntry } from '../../vocabulary/command-variant.ts'
import type { DccAlertCode } from '../../vocabulary/dcc-alert-code.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Put } from '../../vocabulary/ports/state.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { Facts } from '../admission/facts.ts'
import type { AdmissionStep } from '../admission/step.ts'
import type { CheckSubject } from '../check/question-of.ts'
import type { MirroredCell } from '../inventory/cell-mirror.ts'
import type { CellChange } from '../transcript/transcript.ts'

/** Which body a request has. */
export type BodyKind = RequestBody['kind']

export type BodyOf<Kind extends BodyKind> = Extract<RequestBody, { readonly kind: Kind }>

/** A request of which it is known which body it has. */
export type RequestWith<Kind extends BodyKind> = ServiceRequest & { readonly body: BodyOf<Kind> }

/** A Command that the DCC makes and signs itself, but for the counter that it will carry. */
export interface AcbCommand {
  readonly signedBy: 'access-control-broker'
  readonly messageCode: number
  content(counter: bigint): Buffer
}

/** A Command of the DCC's own that nobody signs: a MAC is all that protects it. */
export interface UnsignedCommand {
  readonly signedBy: 'nobody'
  readonly messageCode: number
  readonly content: Buffer
}

/** A Command that the user signed: the DCC adds the MAC and nothing else. */
export interface UserCommand {
  readonly signedBy: 'user'
  readonly message: GbcsMessage
}

export type Command = AcbCommand | UnsignedCommand | UserCommand

/** An alert that an answer gives rise to. */
export interface RaisedAlert {
  readonly to: EntityIdentifier
  readonly alertCode: DccAlertCode
  readonly alert: DccAlert
}

/** A future-dated Command that the device has accepted and keeps until its time. */
export interface KeptByDevice {
  /** Where it is kept: a device has one place for each originator and kind of Command. */
  readonly place: string
  /** Null for a cancellation: what was kept there is kept no more. */
  readonly until: Instant | null
}

/** What the DCC learns from a device's answer. */
export interface Learnt {
  /** Cells whose holder has changed. */
  readonly cells: readonly MirroredCell[]
  /** Every cell that the answer names. */
  readonly changes: readonly CellChange[]
  readonly alerts: readonly RaisedAlert[]
  /** Null where the Command was executed. */
  readonly kept: KeptByDevice | null
}

/** A Command goes to the device: over the WAN, or into the user's hands for local delivery, as the Command Variant says. */
export interface CarriedOutByCommand<Kind extends BodyKind = BodyKind> {
  readonly by: 'command'
  /** The Command that the accepted request becomes. */
  command(request: RequestWith<Kind>): Command
  /** What an answer, or the alert that follows a future-dated Command, tells the DCC; already verified as the device's. */
  learn(request: RequestWith<Kind>, answer: GbcsMessage): Learnt
}

/** Transform: the user gets a Pre-Command to sign, and nothing is sent. */
interface CarriedOutByPreCommand<Kind extends BodyKind = BodyKind> {
  readonly by: 'pre-command'
  /** Grouping Header and payload of the Command that the admitted request asks for. */
  preCommand(facts: Facts, body: BodyOf<Kind>): Buffer
}

/** The DCC has the answer itself. */
interface CarriedOutByDcc<Kind extends BodyKind = BodyKind> {
  readonly by: 'dcc'
  answer(facts: Facts, body: BodyOf<Kind>): OwnAnswer
}

/** A Service Response that goes back on the connection of the request. */
export interface OwnAnswer {
  readonly code: ResponseCode
  readonly content: ResponseContent | null
  /** What becomes durable together with the answer. */
  readonly put: readonly Put[]
  /** Runs when it is, before the answer leaves. */
  readonly settled: () => void
}

export type CarriedOut<Kind extends BodyKind = BodyKind> =
  | CarriedOutByCommand<Kind>
  | CarriedOutByPreCommand<Kind>
  | CarriedOutByDcc<Kind>

/** How the DCC deals with one Service Reference Variant: its Service Request, or its Signed Pre-Command. */
export interface ServiceRequestRules<Kind extends BodyKind = BodyKind> {
  readonly serviceReferenceVariant: string
  /** The body that its requests have; admission lets no other through (E12). */
  readonly body: Kind
  readonly entry: RequestEntry
  /** Its own admission steps, in order, after those that every request goes through and before the check. */
  readonly steps: readonly AdmissionStep<Facts>[]
  /** What the check is to judge; null where the request replaces no credentials. */
  checkSubject(facts: Facts): CheckSubject | null
  readonly carriedOut: CarriedOut<Kind>
}

/**
 * The body of a request that admission let through as one of a variant.
 *
 * @throws SimulatorFault SIM_INVARIANT for another body
 */
export const bodyOf = <Kind extends BodyKind>(request: ServiceRequest, kind: Kind): BodyOf<Kind> =>
  requestWith(kind, request).body

/** Rules for one body as those apply them who know requests of every body. */
export function forEveryBody<Kind extends BodyKind>(rules: ServiceRequestRules<Kind>): ServiceRequestRules {
  return { ...rules, carriedOut: carriedOutForEveryBody(rules.body, rules.carriedOut) }
}

function carriedOutForEveryBody<Kind extends BodyKind>(kind: Kind, carriedOut: CarriedOut<Kind>): CarriedOut {
  switch (carriedOut.by) {
    case 'command':
      return {
        by: 'command',
        command: (request) => carriedOut.command(requestWith(kind, request)),
        learn: (request, answer) => carriedOut.learn(requestWith(kind, request), answer),
      }
    case 'pre-command':
      return { by: 'pre-command', preCommand: (facts) => carriedOut.preCommand(facts, bodyOf(facts.request, kind)) }
    case 'dcc':
      return { by: 'dcc', answer: (facts) => carriedOut.answer(facts, bodyOf(facts.request, kind)) }
  }
}

function requestWith<Kind extends BodyKind>(kind: Kind, request: ServiceRequest): RequestWith<Kind> {
  if (hasBody(request, kind)) return request
  const { requestId, serviceReferenceVariant: variant, body } = request
  throw new SimulatorFault('SIM_INVARIANT', `${requestId} was admitted as ${variant} with a body of ${body.kind}`)
}

const hasBody = <Kind extends BodyKind>(request: ServiceRequest, kind: Kind): request is RequestWith<Kind> =>
  request.body.kind === kind
