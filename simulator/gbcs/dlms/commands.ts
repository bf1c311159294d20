import { alertBehaviourCommands } from './commands/alert-behaviour.ts'
import { energyCommands } from './commands/energy.ts'
import { hubCommands } from './commands/hub.ts'
import { identityCommands } from './commands/identity.ts'
import { meterCommands } from './commands/meter.ts'
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
  ...supplyCommands,
  ...tariffCommands,
  ...voltageCommands,
}
