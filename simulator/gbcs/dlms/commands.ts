import { energyCommands } from './commands/energy.ts'
import { hubCommands } from './commands/hub.ts'
import { meterCommands } from './commands/meter.ts'
import { supplyCommands } from './commands/supply.ts'
import { tariffCommands } from './commands/tariff.ts'
import type { CommandOperations } from './operations.ts'

/** The operations of every command in the COSEM notation, by message code. */
export const cosemCommands: Readonly<Record<number, CommandOperations>> = {
  ...energyCommands,
  ...hubCommands,
  ...meterCommands,
  ...supplyCommands,
  ...tariffCommands,
}
