import { alertBehaviourCommands } from './commands/alert-behaviour.ts'
import { auxiliaryLoadCommands } from './commands/auxiliary-load.ts'
import { energyCommands } from './commands/energy.ts'
import { hubCommands } from './commands/hub.ts'
import { identityCommands } from './commands/identity.ts'
import { meterCommands } from './commands/meter.ts'
import { meterSettingsCommands } from './commands/meter-settings.ts'
import { paymentCommands } from './commands/payment.ts'
import { priceCommands } from './commands/prices.ts'
import { supplyCommands } from './commands/supply.ts'
import { tariffCommands } from './commands/tariff.ts'
import { voltageCommands } from './commands/voltage.ts'
import type { CommandOperations } from './operations.ts'

/** The operations of every command in the COSEM notation, by message code. */
export const cosemCommands: Readonly<Record<number, CommandOperations>> = {
  ...alertBehaviourCommands,
  ...energyCommands,
  ...hubCommands,
  ...identityCommands,
  ...meterCommands,
  ...auxiliaryLoadCommands,
  ...meterSettingsCommands,
  ...paymentCommands,
  ...priceCommands,
  ...supplyCommands,
  ...tariffCommands,
  ...voltageCommands,
}
