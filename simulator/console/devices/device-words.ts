import type { Shape } from '../parts/glyph.tsx'

/** What a network operator slot holds, as the console says it. */
export type SlotState = 'dcc-controlled' | 'supplier-placeholder' | 'right-operator' | 'wrong-operator'

export const slotNames: Readonly<Record<SlotState, string>> = {
  'right-operator': 'the registered operator',
  'wrong-operator': 'a stranger',
  'supplier-placeholder': 'the supplier’s own placeholder',
  'dcc-controlled': 'the ACB (DCC controlled)',
}

export const slotShapes: Readonly<Record<SlotState, Shape>> = {
  'right-operator': 'done',
  'wrong-operator': 'refused-by-check',
  'supplier-placeholder': 'unanswered',
  'dcc-controlled': 'waiting',
}

export const addressOfDevice = (device: string): string => `/devices/${device}`

/** `66314165966500938379859244518425135618` as `663141…135618`. */
export const shortSerial = (serial: string): string =>
  serial.length > 14 ? `${serial.slice(0, 6)}…${serial.slice(-6)}` : serial

/** Remote Party Roles as cells name them. */
export const roleNames: Readonly<Record<string, string>> = {
  root: 'Root',
  recovery: 'Recovery',
  supplier: 'Supplier',
  networkOperator: 'Network operator',
  accessControlBroker: 'Access Control Broker',
  transitionalCoS: 'Transitional CoS',
  loadController: 'Load controller',
  wanProvider: 'WAN provider',
}

/** The same by number, as counters are kept. */
const rolesByNumber: Readonly<Record<string, string>> = {
  0: 'root',
  1: 'recovery',
  2: 'supplier',
  3: 'networkOperator',
  4: 'accessControlBroker',
  5: 'wanProvider',
  6: 'transitionalCoS',
}

export const nameOfRole = (role: string): string => roleNames[rolesByNumber[role] ?? role] ?? `Role ${role}`
