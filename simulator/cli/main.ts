#!/usr/bin/env node
import { CommanderError } from 'commander'
import { exitStatus } from './exit-status.ts'
import { terminal } from './output/terminal.ts'
import { createProgram } from './program.ts'
import { statusOfFault } from './run-command.ts'

try {
  await (await createProgram(process.argv[2])).parseAsync()
} catch (fault) {
  if (!(fault instanceof CommanderError)) throw fault
  // Help that was asked for is no error; everything else that commander stops at is a wrong command line.
  process.exitCode = fault.exitCode === 0 ? exitStatus.done : exitStatus.wrongUsage
}

await terminal.written().catch((fault: unknown) => {
  const status = statusOfFault(fault)
  // A wrong command line was explained on standard error; another end has no answer.
  if (process.exitCode !== exitStatus.wrongUsage) process.exitCode = status
})
