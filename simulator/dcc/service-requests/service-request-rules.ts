import type { BodyKind, RequestWith, ServiceRequest } from '../../duis/request.ts'
import type { ResponseContent } from '../../duis/response.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { RequestEntry } from '../../vocabulary/command-variant.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Put, Work } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { Facts, FactsOf } from '../admission/facts.ts'
import type { SignedPreCommand } from '../admission/signed-pre-command.ts'
import { type AdmissionStep, refused } from '../admission/step.ts'
import type { CheckSubject } from '../check/question-of.ts'
import type { Beliefs } from '../learning/lesson.ts'
import type { Lesson } from '../learning/lessons.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'

/** A Command that the DCC makes: whole but for its counter, its signature and its MAC. */
export interface DccCommand {
  /** Nobody where a MAC is all that protects it. */
  readonly signedBy: 'access-control-broker' | 'change-of-supplier-party' | 'nobody'
  /** The DCC itself, or the user for whom it speaks. */
  readonly originator: EntityIdentifier
  readonly messageCode: number
  /** Of the message; null where the originator is the DCC and draws its next. */
  readonly counter: bigint | null
  /** Grouping Header and content. */
  unsigned(counter: bigint): Buffer
}

/** A Command that the user signed: the DCC adds the MAC and nothing else. */
export interface UserCommand {
  readonly signedBy: 'user'
  readonly message: GbcsMessage
}

export type Command = DccCommand | UserCommand

/** A future-dated Command that the device has accepted and keeps until its time. */
export interface KeptByDevice {
  /** Where it is kept: a device has one place for each originator and kind of Command. */
  readonly place: string
  /** Null for a cancellation: what was kept there is kept no more. */
  readonly until: Instant | null
  /** How many alerts will tell what became of it: one for each of its instructions. */
  readonly outcomes: number
}

/** What the DCC learns from a device's answer. */
export interface Learnt {
  readonly lessons: readonly Lesson[]
  readonly alerts: readonly RaisedAlert[]
  /** Null where the Command was executed. */
  readonly kept: KeptByDevice | null
}

/** An answer that teaches nothing: it is passed on, and no more. */
export const nothingLearnt: Learnt = { lessons: [], alerts: [], kept: null }

/** A request that admission let through, with what its user has signed, where it is a Signed Pre-Command. */
export interface Admitted {
  readonly request: ServiceRequest
  readonly signed: SignedPreCommand | null
}

/** The same of a request of which it is known which body it has. */
type AdmittedOf<Kind extends BodyKind> = Admitted & {
  readonly request: RequestWith<Kind>
  readonly signed: Kind extends 'SignedPreCommand' ? SignedPreCommand : null
}

/** A Command goes to the device: over the WAN, or into the user's hands for local delivery, as the Command Variant says. */
export interface CarriedOutByCommand<Kind extends BodyKind = BodyKind> {
  readonly by: 'command'
  /** The Command that the accepted request becomes, as the world was when it was admitted. */
  command(admitted: AdmittedOf<Kind>, facts: Facts): Command
  /** What an answer, or the alert that follows a future-dated Command, tells the DCC; already verified as the device's. */
  learn(admitted: AdmittedOf<Kind>, answer: GbcsMessage, beliefs: Beliefs): Learnt | Promise<Learnt>
  /** What the Service Response carries, of the Command and the device's answer to it; the answer alone where left out. */
  content?(command: Buffer, answer: GbcsMessage): ResponseContent
}

/** Transform: the user gets a Pre-Command to sign, and nothing is sent. */
interface CarriedOutByPreCommand<Kind extends BodyKind = BodyKind> {
  readonly by: 'pre-command'
  /** Grouping Header and payload of the Command that the admitted request asks for. */
  preCommand(facts: FactsOf<Kind>): Buffer
}

/** The DCC has the answer itself. */
export interface CarriedOutByDcc<Kind extends BodyKind = BodyKind> {
  readonly by: 'dcc'
  answer(facts: FactsOf<Kind>): OwnAnswer | Promise<OwnAnswer>
}

/** A Service Response that goes back on the connection of the request. */
export interface OwnAnswer {
  readonly code: ResponseCode
  readonly content: ResponseContent | null
  /** What becomes durable together with the answer. */
  readonly put: readonly Put[]
  readonly add?: readonly Work[]
  /** Whom the DCC tells of it, users or not. */
  readonly alerts?: readonly RaisedAlert[]
}

/** The user brings the Response to a Command that it was given for local delivery. */
interface CarriedOutByLocalResponse<Kind extends BodyKind = BodyKind> {
  readonly by: 'local-response'
  /** The request to whose Command the device responded, and the Response, verified as the device's. */
  response(facts: FactsOf<Kind>): { readonly requestId: RequestId; readonly message: GbcsMessage }
}

export type CarriedOut<Kind extends BodyKind = BodyKind> =
  | CarriedOutByCommand<Kind>
  | CarriedOutByPreCommand<Kind>
  | CarriedOutByDcc<Kind>
  | CarriedOutByLocalResponse<Kind>

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
 * Steps that judge requests with one body. A schema newer than the simulator leaves a body unread: such a request is refused.
 *
 * @example stepsOfBody('ReadInventory', [{ name: 'devices', rule: '…', judge: ({ request: { body: { query } } }) => … }])
 */
export const stepsOfBody = <Kind extends BodyKind>(
  kind: Kind,
  steps: readonly AdmissionStep<FactsOf<Kind>>[],
): readonly AdmissionStep<Facts>[] =>
  steps.map(({ judge, ...step }) => ({
    ...step,
    judge: (facts) =>
      hasBody(facts, kind) ? judge(facts) : refused('E12', `a body of ${facts.request.body.kind}`, `a body of ${kind}`),
  }))

/** Rules for one body as those apply them who know requests of every body. */
export function forEveryBody<Kind extends BodyKind>(rules: ServiceRequestRules<Kind>): ServiceRequestRules {
  return { ...rules, carriedOut: carriedOutForEveryBody(rules.body, rules.carriedOut) }
}

function carriedOutForEveryBody<Kind extends BodyKind>(kind: Kind, carriedOut: CarriedOut<Kind>): CarriedOut {
  switch (carriedOut.by) {
    case 'command':
      return {
        ...carriedOut,
        command: (admitted, facts) => carriedOut.command(admittedWith(kind, admitted), facts),
        learn: (admitted, answer, beliefs) => carriedOut.learn(admittedWith(kind, admitted), answer, beliefs),
      }
    case 'pre-command':
      return { by: 'pre-command', preCommand: (facts) => carriedOut.preCommand(factsWith(kind, facts)) }
    case 'local-response':
      return { by: 'local-response', response: (facts) => carriedOut.response(factsWith(kind, facts)) }
    case 'dcc':
      return { by: 'dcc', answer: (facts) => carriedOut.answer(factsWith(kind, facts)) }
  }
}

function admittedWith<Kind extends BodyKind>(kind: Kind, admitted: Admitted): AdmittedOf<Kind> {
  requireBody(kind, admitted.request)
  if (kind === 'SignedPreCommand' && admitted.signed === null)
    throw new SimulatorFault(
      'SIM_INVARIANT',
      `${admitted.request.requestId} was admitted though nothing in it is signed`,
    )
  return admitted as AdmittedOf<Kind>
}

function factsWith<Kind extends BodyKind>(kind: Kind, facts: Facts): FactsOf<Kind> {
  requireBody(kind, facts.request)
  return facts as FactsOf<Kind>
}

function requireBody(kind: BodyKind, { requestId, serviceReferenceVariant: variant, body }: ServiceRequest): void {
  if (body.kind !== kind)
    throw new SimulatorFault('SIM_INVARIANT', `${requestId} was admitted as ${variant} with a body of ${body.kind}`)
}

const hasBody = <Kind extends BodyKind>(facts: Facts, kind: Kind): facts is FactsOf<Kind> =>
  facts.request.body.kind === kind
