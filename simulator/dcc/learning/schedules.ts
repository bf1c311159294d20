import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { DspSchedule } from '../dsp-schedules/scheduled-reading.ts'
import type { KindOfLesson } from './lesson.ts'
import type { RaisedAlert } from './raised-alert.ts'

const entity = z.string().describe('An EUI-64') as unknown as z.ZodType<EntityIdentifier>

const schedulesRemoved = z
  .strictObject({
    kind: z.literal('schedules-removed'),
    device: entity,
    user: entity,
    schedules: z.array(z.int().describe('DSPScheduleID')),
  })
  .describe('The DSP asks a device for nothing more by the schedules of a user: the device has gone to another (6.23)')

export type SchedulesRemoved = z.output<typeof schedulesRemoved>

/** What a change of supplier does to the schedules of the losing one. */
export const removedSchedules: KindOfLesson<SchedulesRemoved> = {
  schema: schedulesRemoved,
  async toPut({ device, user, schedules: ids }, _from, { schedules }) {
    const found = await schedules.of(device, user)
    return found.filter(({ id }) => ids.includes(id)).flatMap((schedule) => schedules.toDelete(schedule))
  },
  isOutdated: async () => false,
}

/** The user hears of each of its schedules that is gone (docs/domain/codes.md#dcc-alerts). */
export const removalAlert = ({ user, device, id }: Pick<DspSchedule, 'user' | 'device' | 'id'>): RaisedAlert => ({
  to: user,
  alertCode: 'N17',
  alert: { kind: 'described', element: 'DSPScheduleRemoval', content: { deviceId: device, dspScheduleId: id } },
})
