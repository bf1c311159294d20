import type { z } from 'zod'
import type { KeyRing } from '../inspect/key-ring.ts'
import type { Network } from '../network.ts'
import type { Composer } from './compose/composer.ts'
import type { Expectations } from './expectations.ts'
import type { Metrics } from './metrics.ts'
import type { RequestCounts } from './request-counts.ts'
import type { RequestList } from './request-list/request-list.ts'
import type { ResponseTimes } from './response-times.ts'
import type { SlotCounts } from './slots/slot-counts.ts'
import type { SlotStates } from './slots/slot-states.ts'

/** A network with what the control API keeps of it. */
export interface ServedNetwork extends Network {
  readonly metrics: Metrics
  readonly requestList: RequestList
  readonly requestCounts: RequestCounts
  readonly responseTimes: ResponseTimes
  readonly slots: SlotStates
  readonly slotCounts: SlotCounts
  readonly expectations: Expectations
  /** The simulated users, as whom requests are composed. */
  readonly composer: Composer
  /** Every operation of the control API, for what asks it as a caller does. */
  readonly operations: readonly Operation[]
  /** Every key of the network's SMKI, made when somebody asks for it first. */
  readonly keys: () => KeyRing
}

/** What a caller gave, each part read by its schema. */
interface OperationInput<Path, Query, Body> {
  readonly path: Path
  readonly query: Query
  readonly body: Body
}

/** One operation of the control API: what it takes, and what it does. The OpenAPI document is made from these. */
export interface Operation<
  Path extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'put' | 'post'
  /** Below `/harness/v1`, in Express's notation: `/devices/:id`. */
  readonly route: string
  readonly summary: string
  readonly path: Path
  readonly query: Query
  readonly body: Body
  /** The content type of the body where it is a text; JSON where absent. */
  readonly takes?: 'text/csv'
  /** What a JSON answer looks like; none where it answers in other types only. */
  readonly answer?: z.ZodType
  /** Other content types in which it may answer. */
  readonly alsoAnswers?: readonly string[]
  /** The answer, as JSON data; or text of another type. */
  readonly perform: (
    network: ServedNetwork,
    input: OperationInput<z.output<Path>, z.output<Query>, z.output<Body>>,
  ) => unknown
}

/** An answer that is not JSON. */
export class TextAnswer {
  readonly contentType: string
  readonly text: string

  constructor(contentType: string, text: string) {
    this.contentType = contentType
    this.text = text
  }
}

/** An answer that is a file, to be saved under a name. */
export class FileAnswer {
  readonly contentType: string
  readonly name: string
  readonly octets: Buffer

  constructor(contentType: string, name: string, octets: Buffer) {
    this.contentType = contentType
    this.name = name
    this.octets = octets
  }
}

/** A caller named something that does not exist: answered 404 with the sentence. */
export class NotFound extends Error {}

/** A caller asked for what cannot be: answered 400 with the sentence. */
export class NotPossible extends Error {}

/** A file was not taken: answered 400 with the sentence and the report of what was wrong with it. */
export class FileRejected extends Error {
  readonly report: object

  constructor(sentence: string, report: object) {
    super(sentence)
    this.report = report
  }
}

/** Ties the schemas of an operation to what it performs; the table holds them without their types. */
export const operation = <Path extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: Operation<Path, Query, Body>,
): Operation => definition as unknown as Operation
