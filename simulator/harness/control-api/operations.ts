import type { Operation } from './operation.ts'
import { decisionOperations } from './operations/decisions.ts'
import { deviceOperations } from './operations/devices.ts'
import { registrationOperations } from './operations/registration.ts'
import { requestOperations } from './operations/requests.ts'
import { statusOperations } from './operations/status.ts'
import { userOperations } from './operations/users.ts'
import { worldOperations } from './operations/world.ts'

/** Every operation of the control API. */
export const operations: readonly Operation[] = [
  ...statusOperations,
  ...deviceOperations,
  ...requestOperations,
  ...decisionOperations,
  ...registrationOperations,
  ...userOperations,
  ...worldOperations,
]
