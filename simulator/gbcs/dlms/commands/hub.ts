import { data, profileGeneric, zigbeeNetworkControl } from '../interface-classes.ts'
import { action, type CommandOperations, get, getSelected, operations, set } from '../operations.ts'

/** What a Communications Hub is asked: CCS, DBCH and what it tells of itself. By message code: the operations of the command, in order. */
export const hubCommands: Readonly<Record<number, CommandOperations>> = {
  /** CCS01 */
  0x0001: operations(
    action(zigbeeNetworkControl, '0-0:30.3.0.255', 'register_device'),
    set(zigbeeNetworkControl, '0-0:30.3.0.255', 'join_timeout', 'enable_disable_joining'),
  ),
  /** CCS02 */
  0x0002: operations(action(zigbeeNetworkControl, '0-0:30.3.0.255', 'unregister_device')),
  /** CCS03 */
  0x0003: operations(action(zigbeeNetworkControl, '0-0:30.3.0.255', 'restore_PAN')),
  /** CCS05 */
  0x0004: operations(get(zigbeeNetworkControl, '0-0:30.3.0.255', 'active_devices')),
  /** ECS26i */
  0x0092: operations(
    get(data, '0-0:96.1.1.255', 'value'),
    get(data, '0-0:96.1.4.255', 'value'),
    get(data, '0-0:96.1.6.255', 'value'),
  ),
  /** ECS35c */
  0x0093: operations(getSelected(profileGeneric, '0-0:99.98.0.255', 'buffer')),
  /** ECS35d */
  0x0094: operations(getSelected(profileGeneric, '0-0:99.98.1.255', 'buffer')),
  /** ECS26n */
  0x00fa: operations(get(data, '0-0:96.1.4.255', 'value'), get(data, '0-0:96.1.6.255', 'value')),
  /** CCS07 */
  0x00fe: operations(
    action(zigbeeNetworkControl, '0-0:30.3.0.255', 'backup_PAN'),
    action(zigbeeNetworkControl, '0-0:30.3.1.255', 'backup_PAN'),
  ),
  /** DBCH01 */
  0x010a: operations(get(data, '0-0:94.44.10.2', 'value')),
  /** DBCH02 */
  0x010b: operations(getSelected(profileGeneric, '0-0:94.44.10.3', 'buffer')),
  /** DBCH03 */
  0x010c: operations(get(data, '0-0:94.44.10.0', 'value')),
  /** DBCH04 */
  0x010d: operations(set(data, '0-0:94.44.10.0', 'value')),
  /** DBCH05 */
  0x010e: operations(set(data, '0-0:94.44.10.1', 'value')),
  /** CCS06 */
  0x010f: operations(get(zigbeeNetworkControl, '0-0:30.3.0.255', 'active_devices')),
}
