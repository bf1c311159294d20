import type { Command } from 'commander'
import { createProgram } from '../../../simulator/cli/program.ts'
import { referencePage } from './reference-page.ts'

/** Columns that help is set in, whatever the terminal. */
const width = 110

/** What `--help` prints, examples and all. */
function helpOf(command: Command): string {
  const printed: string[] = []
  command.configureOutput({
    writeOut: (text) => printed.push(text),
    getOutHelpWidth: () => width,
    getOutHasColors: () => false,
  })
  command.outputHelp()
  return printed.join('').trimEnd()
}

/** `dcc-sim send handover` */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`
}

/** Requests by their numbers are many and alike: `service-requests.md` lists them, and each has --help. */
const hasSection = (command: Command): boolean => command.name() !== 'help' && !/^\d/.test(command.name())

const sectionsOf = (command: Command): readonly string[] => [
  `## ${nameOf(command)}`,
  `\`\`\`text\n${helpOf(command)}\n\`\`\``,
  ...command.commands.filter(hasSection).flatMap(sectionsOf),
]

export const commandLinePage = referencePage(
  'command-line',
  'Command line',
  'What each command prints with `--help`. Exit status: 0 done, 1 the thing judged failed, 2 wrong usage, 3 our own fault.',
  async () => sectionsOf(await createProgram()).join('\n\n'),
)
