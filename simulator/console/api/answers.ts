import type { z } from 'zod'
import type { overviewSchema } from '../../harness/control-api/operations/overview.ts'
import type { requestListSchema } from '../../harness/control-api/operations/request-list.ts'
import type { documentSchema, frameSchema, requestSchema } from '../../harness/control-api/operations/requests.ts'
import type { statusSchema } from '../../harness/control-api/operations/status.ts'
import type { rowSchema } from '../../harness/control-api/request-list/row-view.ts'

// What the control API answers, by its own descriptions. Types alone: nothing of the server becomes part of the console.

export type Status = z.output<typeof statusSchema>
export type Row = z.output<typeof rowSchema>
export type Outcome = Row['outcome']
export type RequestList = z.output<typeof requestListSchema>
export type RequestDetail = z.output<typeof requestSchema>
export type Explanation = RequestDetail['explanations'][number]
export type Step = Explanation['steps'][number]
export type Line = RequestDetail['inWords'][number]
export type SentDocument = z.output<typeof documentSchema>
export type SentFrame = z.output<typeof frameSchema>
export type Inspection = SentFrame['inspection']
export type Overview = z.output<typeof overviewSchema>
