/**
 * A simulated smart metering network for tests, in the process of the test: the DCC, its SMKI, Registration Data, and a
 * fleet of devices that execute real GBCS commands. `docs/recipes/library.md` has whole test files.
 *
 * @packageDocumentation
 */
export type { CheckFunction } from '../harness/deciding/check-of-function.ts'
export type {
  CheckRequest,
  CheckVerdict,
  Decision,
  DuisResponse,
  GbcsMessage,
  RejectedLine,
  ServiceRequest,
  SlotState,
} from '../harness/index.ts'
export { SimulatorFault } from '../vocabulary/faults.ts'
export type { AnsweredRequest, Response, WaitOptions } from './answered-request.ts'
export { bringUp } from './bring-up.ts'
export type { NetworkClock } from './clock.ts'
export type { Cell, Device, DeviceQuery } from './device.ts'
export type { FaultRule, Faults } from './faults.ts'
export type { Network } from './network.ts'
export type { NetworkOptions } from './options.ts'
export type { Key, Party } from './party.ts'
export type { Period, Registration } from './registration.ts'
export type { CredentialsOrder, User } from './user.ts'
