#!/usr/bin/env node
import { CommanderError } from 'commander'
import { exitStatus } from './exit-status.ts'
import { createProgram } from './program.ts'

try {
  await createProgram().parseAsync()
} catch (fault) {
  if (!(fault instanceof CommanderError)) throw fault
  // Help that was asked for is no error; everything else that commander stops at is a wrong command line.
  process.exitCode = fault.exitCode === 0 ? exitStatus.done : exitStatus.wrongUsage
}
