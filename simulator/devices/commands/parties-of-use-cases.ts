import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'

const { supplier, networkOperator, loadController, accessControlBroker } = RemotePartyRole

/**
 * Which use cases a network operator may ask of an ESME or a GPF, by message code: those of the Service Requests that it may
 * send (docs/domain/gbcs-use-cases.md#operator-messages), and CS07.
 */
const ofNetworkOperators: ReadonlySet<number> = new Set([
  // Registers, demand and profiles: ECS17a to ECS17e, ECS18a, ECS18b, ECS21c, ECS22a to ECS22c, ECS23, ECS23b, ECS66
  0x0026, 0x0027, 0x0028, 0x0029, 0x002a, 0x002b, 0x002c, 0x0035, 0x0036, 0x0037, 0x0038, 0x0039, 0x00bc, 0x0060,
  // Configuration: ECS26b, ECS26c, ECS26e, ECS26k, ECS26m, ECS27, ECS40, ECS25r2, ECS61a, ECS45, ECS52
  0x003c, 0x003d, 0x003f, 0x00c6, 0x00f9, 0x0042, 0x004e, 0x00ef, 0x00bb, 0x0052, 0x0059,
  // Voltage, demand, alerts and events: ECS29a to ECS29f, ECS37, ECS57, ECS25b, ECS25b3, ECS35a, ECS35e, ECS35g
  0x0045, 0x00ae, 0x00d1, 0x00d2, 0x00d3, 0x00d4, 0x004a, 0x005a, 0x00b0, 0x00ed, 0x0048, 0x00b9, 0x00fd,
  // Auxiliary controllers: ECS61d, ECS61e
  0x011c, 0x011d,
  // Of a GPF: GCS13a, GCS13c, GCS17, GCS18, GCS61, GCS21a, GCS21e, GCS33, GCS38, GCS46, CS10a
  0x0074, 0x00b6, 0x0078, 0x0079, 0x00a0, 0x007b, 0x009e, 0x0082, 0x0084, 0x0089, 0x0014,
])

/** Those of load controllers: ECS47a, ECS47e and what they read. */
const ofLoadControllers: ReadonlySet<number> = new Set([0x011e, 0x011f, 0x00bb, 0x00fd, 0x011c, 0x011d])

/** Those that are the Access Control Broker's own, without anybody behind it: GCS59, and CS02a and CS02f as the DCC asks. */
const ofTheBroker: ReadonlySet<number> = new Set([0x008c, 0x0008, 0x011b])

/** Whether a party of a role may ask a use case of a device that knows it. A supplier may ask all but the broker's own. */
export function isAskedBy(role: number, messageCode: number): boolean {
  switch (role) {
    case supplier:
      return !ofTheBroker.has(messageCode) && !isOperatorsAlone(messageCode) && messageCode !== 0x011f
    case networkOperator:
      return ofNetworkOperators.has(messageCode)
    case loadController:
      return ofLoadControllers.has(messageCode)
    case accessControlBroker:
      return ofTheBroker.has(messageCode)
    default:
      return false
  }
}

/** Voltage, maximum demand and alerts of a network operator, which a supplier neither sets nor resets. */
const isOperatorsAlone = (messageCode: number): boolean => operatorsAlone.has(messageCode)
const operatorsAlone: ReadonlySet<number> = new Set([
  0x0045, 0x00ae, 0x00d1, 0x00d2, 0x00d3, 0x00d4, 0x004a, 0x005a, 0x00b0, 0x00ed, 0x00ef,
])
