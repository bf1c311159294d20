import type { Kind } from './shown.ts'
import * as kind from './shown.ts'

/** An attribute or a method of an interface class, by its number. */
export interface Member {
  readonly number: number
  readonly name: string
  readonly kind: Kind
  /** Of a method that gives something back: what. */
  readonly returned?: Kind
}

/** An interface class of COSEM (Blue Book 4): its attributes and methods by the names that it gives them. */
export interface InterfaceClass<Attribute extends string = string, Method extends string = string> {
  readonly id: number
  readonly name: string
  readonly attributes: Readonly<Record<Attribute, Member>>
  readonly methods: Readonly<Record<Method, Member>>
}

type Numbered = readonly [number: number, kind?: Kind, returned?: Kind]

function interfaceClass<Attribute extends string, Method extends string>(
  id: number,
  name: string,
  attributes: Readonly<Record<Attribute, Numbered>>,
  methods: Readonly<Record<Method, Numbered>>,
): InterfaceClass<Attribute, Method> {
  return { id, name, attributes: members(attributes), methods: members(methods) }
}

function members<Name extends string>(table: Readonly<Record<Name, Numbered>>): Readonly<Record<Name, Member>> {
  const entries = Object.entries<Numbered>(table).map(([name, [number, shown, returned]]) => [
    name,
    { number, name: name.replaceAll('_', ' '), kind: shown ?? kind.plain, ...(returned && { returned }) },
  ])
  return Object.fromEntries(entries) as Record<Name, Member>
}

const { named, structure, arrayOf, dateTime, date, time, logicalNameShown, scalerAndUnit, entity, unit } = kind

const script = structure(named('script logical name', logicalNameShown), named('script selector'))

const unitCharge = structure(
  named('charge per unit scaling', structure(named('commodity scale'), named('price scale'))),
  named(
    'commodity reference',
    structure(named('class id'), named('logical name', logicalNameShown), named('attribute index')),
  ),
  named('charge table', arrayOf('charge', structure(named('index'), named('charge per unit')))),
)

const scheduleEntry = structure(
  named('index'),
  named('enable'),
  named('script logical name', logicalNameShown),
  named('script selector'),
  named('switch time', time),
  named('validity window', unit('minutes')),
  named('exec weekdays', kind.weekdays),
  named('exec specdays'),
  named('begin date', date),
  named('end date', date),
)

const season = structure(
  named('season profile name', kind.label),
  named('season start', dateTime),
  named('week name', kind.label),
)
const week = structure(
  named('week profile name', kind.label),
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day) => named(day)),
)
const day = structure(
  named('day id'),
  named('day schedule', arrayOf('action', structure(named('start time', time), ...(script.parts ?? [])))),
)

const pairedDevices = arrayOf('device', structure(named('MAC address', entity), named('hashed TC link key')))

const statusBits = [
  'authorised on the PAN',
  'actively reporting on the PAN',
  'unauthorised on the PAN but has reported',
  'authorised after swap-out',
  'SEP transmitting',
]

/** Bits from the first on (docs/domain/gbcs-use-cases.md#hub-status-bits). */
const deviceStatus = kind.bitsWith((set, bits) => {
  const first = Array.from({ length: bits }, (_, at) => at).filter((at) => set.includes(bits - 1 - at))
  return first.map((at) => statusBits[at] ?? `bit ${at}`).join(', ') || 'none'
})

/** What a Communications Hub tells of a device on its network. */
const activeDevice = structure(
  named('MAC address', entity),
  named('status', deviceStatus),
  named('maximum RSSI', unit('dBm')),
  named('average RSSI', unit('dBm')),
  named('minimum RSSI', unit('dBm')),
  named('maximum LQI'),
  named('average LQI'),
  named('minimum LQI'),
  named('last communication date time', dateTime),
  named('number of hops'),
  named('transmission failures'),
  named('transmission successes'),
  named('application version'),
  named('stack version'),
)

/** CRA 04, which is of neither, and the counter. */
const transactionId: Kind = {
  inside: (reader) => {
    reader.octet('purpose', (octet) => (octet === 4 ? '4 (encryption)' : String(octet)))
    reader.octets('Originator Counter', reader.remaining, (octets) => BigInt(`0x0${octets.toString('hex')}`).toString())
  },
}

export const protectionParameters = arrayOf(
  'protection parameters element',
  structure(
    named('protection type', kind.oneOf({ 0: 'authentication', 1: 'encryption', 2: 'authentication and encryption' })),
    named(
      'protection options',
      structure(
        named('transaction id', transactionId),
        named('originator system title', entity),
        named('recipient system title', entity),
        named('other information'),
        named(
          'key info',
          structure(
            named('key info type', kind.oneOf({ 0: 'identified key', 1: 'wrapped key', 2: 'agreed key' })),
            named('agreed key options', structure(named('key parameters'), named('key ciphered data'))),
          ),
        ),
      ),
    ),
  ),
)

/** What is encrypted: the security header, the ciphertext, and its MAC (GBCS 8.5.2). */
export const protectedOctets: Kind = {
  inside: (reader) => {
    reader.octets('Security Header', 5)
    if (reader.remaining < 12) reader.fail('truncated', 'the protected attributes have no MAC of 12 octets')
    reader.octets(
      'Encrypted DLMS Payload',
      reader.remaining - 12,
      (octets) => `encrypted: ${octets.toString('hex').toUpperCase()}`,
    )
    reader.octets('MAC of the Encrypted DLMS Payload', 12)
  },
}

const protectedObjects = arrayOf(
  'object',
  structure(
    named('class id'),
    named('logical name', logicalNameShown),
    named('attribute index'),
    named('data index'),
    named(
      'restriction',
      structure(
        named('restriction type', kind.oneOf({ 0: 'none', 1: 'by date', 2: 'by entry' })),
        named('restriction value', structure(named('from', dateTime), named('to', dateTime))),
      ),
    ),
  ),
)

export const data = interfaceClass(1, 'Data', { value: [2] }, {})

export const register = interfaceClass(3, 'Register', { value: [2], scaler_unit: [3, scalerAndUnit] }, { reset: [1] })

export const extendedRegister = interfaceClass(
  4,
  'Extended Register',
  { value: [2], scaler_unit: [3, scalerAndUnit], status: [4], capture_time: [5, dateTime] },
  { reset: [1] },
)

export const profileGeneric = interfaceClass(
  7,
  'Profile Generic',
  {
    buffer: [2],
    capture_objects: [3],
    capture_period: [4, unit('seconds')],
    sort_method: [5],
    sort_object: [6],
    entries_in_use: [7],
    profile_entries: [8],
  },
  { reset: [1], capture: [2] },
)

export const clock = interfaceClass(
  8,
  'Clock',
  {
    time: [2, dateTime],
    time_zone: [3, unit('minutes')],
    status: [4],
    daylight_savings_begin: [5, dateTime],
    daylight_savings_end: [6, dateTime],
    daylight_savings_deviation: [7, unit('minutes')],
    daylight_savings_enabled: [8],
    clock_base: [9],
  },
  {
    adjust_to_quarter: [1],
    adjust_to_measuring_period: [2],
    adjust_to_minute: [3],
    adjust_to_preset_time: [4],
    preset_adjusting_time: [
      5,
      structure(
        named('preset time', dateTime),
        named('validity interval start', dateTime),
        named('validity interval end', dateTime),
      ),
    ],
    shift_time: [6, unit('seconds')],
  },
)

export const scriptTable = interfaceClass(9, 'Script Table', { scripts: [2] }, { execute: [1] })

export const schedule = interfaceClass(
  10,
  'Schedule',
  { entries: [2, arrayOf('entry', scheduleEntry)] },
  { enable_disable: [1], insert: [2, scheduleEntry], delete: [3] },
)

export const specialDaysTable = interfaceClass(
  11,
  'Special Days Table',
  { entries: [2, arrayOf('special day', structure(named('index'), named('special day date', date), named('day id')))] },
  { insert: [1], delete: [2] },
)

export const activityCalendar = interfaceClass(
  20,
  'Activity Calendar',
  {
    calendar_name_active: [2, kind.label],
    season_profile_active: [3, arrayOf('season', season)],
    week_profile_table_active: [4, arrayOf('week profile', week)],
    day_profile_table_active: [5, arrayOf('day profile', day)],
    calendar_name_passive: [6, kind.label],
    season_profile_passive: [7, arrayOf('season', season)],
    week_profile_table_passive: [8, arrayOf('week profile', week)],
    day_profile_table_passive: [9, arrayOf('day profile', day)],
    activate_passive_calendar_time: [10, dateTime],
  },
  { activate_passive_calendar: [1] },
)

export const registerMonitor = interfaceClass(
  21,
  'Register Monitor',
  { thresholds: [2, arrayOf('threshold')], monitored_value: [3], actions: [4] },
  {},
)

export const singleActionSchedule = interfaceClass(
  22,
  'Single Action Schedule',
  {
    executed_script: [2, script],
    type: [3],
    execution_time: [4, arrayOf('execution time', structure(named('time', time), named('date', date)))],
  },
  {},
)

export const dataProtection = interfaceClass(
  30,
  'Data Protection',
  {
    protection_buffer: [2],
    protection_object_list: [3, protectedObjects],
    protection_parameters_get: [4, protectionParameters],
    protection_parameters_set: [5, protectionParameters],
    required_protection: [6],
  },
  {
    get_protected_attributes: [
      1,
      structure(named('object list', protectedObjects), named('get protection parameters', protectionParameters)),
      structure(named('protection parameters', protectionParameters), named('protected attributes', protectedOctets)),
    ],
    set_protected_attributes: [2],
    invoke_protected_method: [3],
  },
)

export const disconnectControl = interfaceClass(
  70,
  'Disconnect Control',
  {
    output_state: [2],
    control_state: [3, kind.oneOf({ 0: 'disconnected', 1: 'connected', 2: 'ready for reconnection' })],
    control_mode: [4],
  },
  { remote_disconnect: [1], remote_reconnect: [2] },
)

export const limiter = interfaceClass(
  71,
  'Limiter',
  {
    monitored_value: [2],
    threshold_active: [3],
    threshold_normal: [4],
    threshold_emergency: [5],
    min_over_threshold_duration: [6, unit('seconds')],
    min_under_threshold_duration: [7, unit('seconds')],
    emergency_profile: [8],
    emergency_profile_group_id_list: [9],
    emergency_profile_active: [10],
    actions: [11],
  },
  {},
)

export const zigbeeNetworkControl = interfaceClass(
  104,
  'ZigBee Network Control',
  {
    enable_disable_joining: [2],
    join_timeout: [3, unit('seconds')],
    active_devices: [4, arrayOf('active device', activeDevice)],
  },
  {
    register_device: [
      1,
      structure(
        named('MAC address', entity),
        named('key type', kind.oneOf({ 0: 'network key', 1: 'install code' })),
        named('install code'),
        named('device role'),
      ),
    ],
    unregister_device: [2, entity],
    unregister_all_devices: [3],
    backup_PAN: [4],
    restore_PAN: [5, structure(named('extended PAN id', entity), named('device backups', pairedDevices))],
    identify_device: [6, entity],
    remove_mirror: [7],
    update_network_key: [8],
    update_link_key: [9, entity],
    create_PAN: [10],
    remove_PAN: [11],
  },
)

/** What a Communications Hub keeps of its network, to restore it. */
export const networkBackup = structure(
  named('backup date time', dateTime),
  named('extended PAN id', entity),
  named('device backups', pairedDevices),
)

export const account = interfaceClass(
  111,
  'Account',
  {
    account_mode_and_status: [
      2,
      structure(
        named('payment mode', kind.oneOf({ 1: 'credit', 2: 'prepayment' })),
        named('account status', kind.oneOf({ 1: 'new', 2: 'active', 3: 'closed' })),
      ),
    ],
    current_credit_in_use: [3],
    current_credit_status: [4],
    available_credit: [5],
    amount_to_clear: [6],
    clearance_threshold: [7],
    aggregated_debt: [8],
    credit_reference_list: [9, arrayOf('credit', logicalNameShown)],
    charge_reference_list: [10, arrayOf('charge', logicalNameShown)],
    credit_charge_configuration: [
      11,
      arrayOf(
        'configuration',
        structure(
          named('credit reference', logicalNameShown),
          named('charge reference', logicalNameShown),
          named('collection configuration'),
        ),
      ),
    ],
    token_gateway_configuration: [12],
    account_activation_time: [13, dateTime],
    account_closure_time: [14, dateTime],
    currency: [15],
    low_credit_threshold: [16],
    next_credit_available_threshold: [17],
    max_provision: [18],
    max_provision_period: [19, unit('seconds')],
  },
  { activate_account: [1], close_account: [2], reset_account: [3] },
)

export const credit = interfaceClass(
  112,
  'Credit',
  {
    current_credit_amount: [2],
    credit_type: [3],
    priority: [4],
    warning_threshold: [5],
    limit: [6],
    credit_configuration: [7],
    credit_status: [8],
    preset_credit_amount: [9],
    credit_available_threshold: [10],
    period: [11, dateTime],
  },
  { update_amount: [1], set_amount_to_value: [2], invoke_credit: [3] },
)

export const charge = interfaceClass(
  113,
  'Charge',
  {
    total_amount_paid: [2],
    charge_type: [3],
    priority: [4],
    unit_charge_active: [5, unitCharge],
    unit_charge_passive: [6, unitCharge],
    unit_charge_activation_time: [7, dateTime],
    period: [8, unit('seconds')],
    charge_configuration: [9],
    last_collection_time: [10, dateTime],
    last_collection_amount: [11],
    total_amount_remaining: [12],
    proportion: [13, unit('hundredths of a percent')],
  },
  {
    update_unit_charge: [1],
    activate_passive_unit_charge: [2],
    collect: [3],
    update_total_amount_remaining: [4],
    set_total_amount_remaining: [5],
  },
)

export const tokenGateway = interfaceClass(
  115,
  'Token Gateway',
  {
    token: [2, kind.text],
    token_time: [3, dateTime],
    token_description: [4],
    token_delivery_method: [5],
    token_status: [6],
  },
  { enter: [1, kind.text] },
)

/** GBCS's own: a value, the value that is to follow it, and when. */
export const extendedData = interfaceClass(
  9000,
  'Extended Data',
  {
    value_active: [2],
    scaler_unit_active: [3, scalerAndUnit],
    value_passive: [4],
    scaler_unit_passive: [5, scalerAndUnit],
    activate_passive_value_time: [6, dateTime],
  },
  { reset: [1], activate_passive_value: [2] },
)

export const interfaceClasses: readonly InterfaceClass[] = [
  data,
  register,
  extendedRegister,
  profileGeneric,
  clock,
  scriptTable,
  schedule,
  specialDaysTable,
  activityCalendar,
  registerMonitor,
  singleActionSchedule,
  dataProtection,
  disconnectControl,
  limiter,
  zigbeeNetworkControl,
  account,
  credit,
  charge,
  tokenGateway,
  extendedData,
]
