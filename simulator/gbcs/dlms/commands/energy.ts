import { operationsByCode } from '../command.ts'
import { credit, data, extendedRegister, profileGeneric, register, schedule } from '../interface-classes.ts'
import { type CommandOperations, get, getSelected, operations } from '../operations.ts'
import { protectedLogRead, protectedRead } from '../protected-read.ts'

/** Import registers. */
export const ecs17b = protectedRead(0x0027, '0-0:43.2.8.255', { classId: 1, obis: '0-0:94.44.34.10' })
/** Registers by time of use. */
export const ecs17d = protectedRead(0x0029, '0-0:43.2.9.255', { classId: 1, obis: '0-0:94.44.34.1' })
/** Counters by block and time of use. */
export const ecs17e = protectedRead(0x002a, '0-0:43.2.10.255', { classId: 1, obis: '0-0:94.44.34.2' })
/** Prepayment registers. */
export const ecs19 = protectedRead(0x002d, '0-0:43.2.1.255', { classId: 1, obis: '0-0:94.44.34.30' })
/** Billing data of changes of mode and tariff. */
export const ecs20b = protectedLogRead(0x002f, '0-0:43.2.3.255', { classId: 7, obis: '0-0:98.1.2.255' })
/** Billing data of the billing calendar. */
export const ecs20c = protectedLogRead(
  0x0030,
  '0-0:43.2.2.255',
  { classId: 7, obis: '0-0:98.1.0.255' },
  { classId: 7, obis: '0-0:98.1.1.255' },
)
/** Daily reads. */
export const ecs21a = protectedLogRead(0x0033, '0-0:43.2.5.255', { classId: 7, obis: '0-0:98.1.9.255' })
/** Daily reads of prepayment. */
export const ecs21b = protectedLogRead(0x0034, '0-0:43.2.6.255', { classId: 7, obis: '0-0:98.1.8.255' })
/** Half hourly active import. */
export const ecs22b = protectedLogRead(0x0037, '0-0:43.2.7.255', { classId: 7, obis: '0-0:99.1.0.255' })
/** Daily consumption. */
export const ecs66 = protectedLogRead(0x0060, '0-0:43.2.4.255', { classId: 7, obis: '0-0:99.1.3.255' })

/** Registers and logs of an ESME. By message code: the operations of the command, in order. */
export const energyCommands: Readonly<Record<number, CommandOperations>> = {
  ...operationsByCode(ecs17b, ecs17d, ecs17e, ecs19, ecs20b, ecs20c, ecs21a, ecs21b, ecs22b, ecs66),
  /** ECS17a */
  0x0026: operations(
    get(register, '1-0:2.8.0.255', 'value', 'scaler_unit'),
    get(register, '1-0:4.8.0.255', 'value', 'scaler_unit'),
  ),
  /** ECS17c */
  0x0028: operations(get(data, '0-0:94.44.34.20', 'value')),
  /** ECS18a */
  0x002b: operations(
    get(data, '0-0:94.44.5.2', 'value'),
    get(extendedRegister, '1-0:2.6.0.255', 'value', 'scaler_unit', 'capture_time'),
  ),
  /** ECS18b */
  0x002c: operations(
    get(data, '0-0:94.44.5.0', 'value'),
    get(data, '0-0:94.44.5.1', 'value'),
    get(extendedRegister, '1-0:1.6.0.255', 'value', 'scaler_unit', 'capture_time'),
    get(extendedRegister, '1-0:1.6.1.255', 'value', 'scaler_unit', 'capture_time'),
    get(schedule, '0-0:12.0.0.255', 'entries'),
  ),
  /** ECS20a */
  0x002e: operations(getSelected(profileGeneric, '0-0:98.1.4.255', 'buffer')),
  /** ECS21c */
  0x0035: operations(getSelected(profileGeneric, '0-0:98.1.10.255', 'buffer')),
  /** ECS22a */
  0x0036: operations(getSelected(profileGeneric, '0-0:99.1.1.255', 'buffer')),
  /** ECS22c */
  0x0038: operations(getSelected(profileGeneric, '0-0:99.1.2.255', 'buffer')),
  /** ECS23 */
  0x0039: operations(
    get(register, '1-0:32.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:32.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:32.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
  ),
  /** ECS82 */
  0x0069: operations(get(credit, '0-0:19.10.0.255', 'current_credit_amount')),
  /** ECS23b */
  0x00bc: operations(
    get(register, '1-0:32.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:32.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:32.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:32.24.0.255', 'capture_period'),
    get(register, '1-0:52.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:52.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:52.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:52.24.0.255', 'capture_period'),
    get(register, '1-0:72.32.0.4', 'value', 'scaler_unit'),
    get(register, '1-0:72.36.0.4', 'value', 'scaler_unit'),
    getSelected(profileGeneric, '1-0:72.24.0.255', 'buffer'),
    get(profileGeneric, '1-0:72.24.0.255', 'capture_period'),
  ),
  /** ECS20d */
  0x00c9: operations(getSelected(profileGeneric, '0-0:98.1.5.255', 'buffer')),
}
