import type { UserRole } from '../user-role.ts'
import type { ServiceRequestRows } from './definition.ts'
import { nonDevice } from './rows.ts'

const readers: readonly UserRole[] = ['IS', 'ES', 'GS', 'ED', 'GT', 'OU']

/** Service References 5: the DSP's schedules of readings. */
export const scheduling: ServiceRequestRows = {
  '5.1': nonDevice('Create Schedule', 'CreateSchedule', readers),
  '5.2': nonDevice('Read Schedule', 'ReadSchedule', readers),
  '5.3': nonDevice('Delete Schedule', 'DeleteSchedule', readers),
}
