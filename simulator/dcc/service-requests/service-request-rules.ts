import type { ServiceRequest } from '../../duis/request.ts'
import type { DccAlert } from '../../duis/response.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Facts } from '../admission/facts.ts'
import type { AdmissionStep } from '../admission/step.ts'
import type { MirroredCell } from '../cell-mirror.ts'
import type { CheckSubject } from '../check/check-subject.ts'
import type { CellChange } from '../transcript.ts'

/** A Command that the DCC makes and signs itself, but for the counter that it will carry. */
export interface AcbCommand {
  readonly messageCode: number
  content(counter: bigint): Buffer
}

/** An alert that an answer gives rise to. */
export interface RaisedAlert {
  readonly to: EntityIdentifier
  readonly alertCode: string
  readonly alert: DccAlert
}

/** What the DCC learns from a device's answer. */
export interface Learnt {
  /** Cells whose holder has changed. */
  readonly cells: readonly MirroredCell[]
  /** Every cell that the answer names. */
  readonly changes: readonly CellChange[]
  readonly alerts: readonly RaisedAlert[]
}

/** How the DCC carries out one Service Reference Variant. */
export interface ServiceRequestRules {
  readonly serviceReferenceVariant: string
  /** Its own admission steps, in order, after those that every request goes through and before the check. */
  readonly steps: readonly AdmissionStep<Facts>[]
  /** What the check is to judge; null where the request replaces no credentials. */
  checkSubject(facts: Facts): CheckSubject | null
  /** The Command that the accepted request becomes. */
  command(request: ServiceRequest): AcbCommand
  /** What an answer, already verified as the device's, tells the DCC. */
  learn(request: ServiceRequest, answer: GbcsMessage): Learnt
}
