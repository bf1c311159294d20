import type { z } from 'zod'
import type { previewSchema } from '../../harness/control-api/compose/preview.ts'
import type { checkSchema } from '../../harness/control-api/operations/check.ts'
import type { clockSchema } from '../../harness/control-api/operations/clock.ts'
import type { sentSchema } from '../../harness/control-api/operations/compose.ts'
import type { decisionCountsSchema, decisionsSchema } from '../../harness/control-api/operations/decisions.ts'
import type { deviceListSchema } from '../../harness/control-api/operations/device-list.ts'
import type {
  carriedSchema,
  cellsSchema,
  deviceSchema,
  linkSchema,
  operatorsSchema,
  timelineSchema,
} from '../../harness/control-api/operations/devices.ts'
import type { faultPlanSchema } from '../../harness/control-api/operations/fault-plan.ts'
import type { overviewSchema } from '../../harness/control-api/operations/overview.ts'
import type { deviceAtPremisesSchema } from '../../harness/control-api/operations/premises-view.ts'
import type { loadedRegistrationSchema, registrationSchema } from '../../harness/control-api/operations/registration.ts'
import type { requestListSchema } from '../../harness/control-api/operations/request-list.ts'
import type { documentSchema, frameSchema, requestSchema } from '../../harness/control-api/operations/requests.ts'
import type {
  serviceRequestFormSchema,
  serviceRequestsSchema,
} from '../../harness/control-api/operations/service-requests.ts'
import type { settingsSchema } from '../../harness/control-api/operations/settings.ts'
import type { shadowSchema } from '../../harness/control-api/operations/shadow.ts'
import type { statusSchema } from '../../harness/control-api/operations/status.ts'
import type { usersSchema } from '../../harness/control-api/operations/users.ts'
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
export type ListedDevice = z.output<typeof deviceAtPremisesSchema>
/** What a search for devices gives: without one, the list is of premises. */
export type DeviceList = Extract<z.output<typeof deviceListSchema>, { devices: unknown }>
export type DeviceDetail = z.output<typeof deviceSchema>
export type Cells = z.output<typeof cellsSchema>
export type Link = z.output<typeof linkSchema>
export type CarriedFrame = z.output<typeof carriedSchema>
export type Timeline = z.output<typeof timelineSchema>
export type Operators = z.output<typeof operatorsSchema>
export type Registration = z.output<typeof registrationSchema>
export type LoadedRegistration = z.output<typeof loadedRegistrationSchema>
export type ServiceRequests = z.output<typeof serviceRequestsSchema>
export type ServiceRequestForm = z.output<typeof serviceRequestFormSchema>
export type Users = z.output<typeof usersSchema>
export type Preview = z.output<typeof previewSchema>
export type Sent = z.output<typeof sentSchema>
export type ClockState = z.output<typeof clockSchema>
export type CheckState = z.output<typeof checkSchema>
export type Settings = z.output<typeof settingsSchema>
export type Decisions = z.output<typeof decisionsSchema>
export type DecisionCounts = z.output<typeof decisionCountsSchema>
export type Shadow = z.output<typeof shadowSchema>
export type FaultPlan = z.output<typeof faultPlanSchema>
