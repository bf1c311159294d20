import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * The judges of our tests that are not ours: published reference data, and tools that may be absent from a machine.
 * A test that needs one says so: `test('…', { skip: skipWithout.openssl }, …)`.
 */

/** The folder that holds package.json, found from this file upwards. */
export const projectDirectory: string = (() => {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory)
    if (parent === directory) throw new Error('no package.json above the judges')
    directory = parent
  }
  return directory
})()

/** What Node is told so that it runs our source: `spawn(process.execPath, [...fromSource, 'simulator/cli/main.ts'])`. */
export const fromSource: readonly string[] = [
  '--import',
  pathToFileURL(join(projectDirectory, 'scripts', 'typescript', 'register.mjs')).href,
]

/** The published reference data beside the project, or where DCC_SIM_REFERENCE says; null where there is none. */
function referenceDirectory(): string | null {
  const directory = process.env.DCC_SIM_REFERENCE ?? join(projectDirectory, '..', 'shared', 'reference')
  return existsSync(directory) ? directory : null
}

/** A file of the reference data; throws where it is absent, so the test must skip without it. */
export function referenceFile(...path: string[]): string {
  const directory = referenceDirectory()
  if (directory === null) throw new Error('there is no reference data: skip this test with skipWithout.reference')
  return join(directory, ...path)
}

/** Inputs of other people's tools, which stand beside the reference data; null where they are absent. */
function trialDirectory(): string | null {
  const reference = referenceDirectory()
  const directory = reference === null ? null : join(reference, '..', 'trial')
  return directory !== null && existsSync(directory) ? directory : null
}

/** One of those inputs; throws where they are absent, so the test must skip without them. */
export function trialFile(name: string): string {
  const directory = trialDirectory()
  if (directory === null) throw new Error('there are no trial inputs: skip this test with skipWithout.trial')
  return join(directory, name)
}

/** Each the sentence that says what is absent, or false where it is there; looked for when first asked. */
export const skipWithout = {
  get reference(): string | false {
    return referenceDirectory() === null && 'the published reference data is absent (set DCC_SIM_REFERENCE)'
  },
  get trial(): string | false {
    return trialDirectory() === null && "the inputs of other people's tools are absent"
  },
  get openssl(): string | false {
    return unlessRunning('openssl', 'version')
  },
  get java(): string | false {
    return unlessRunning('java', '-version')
  },
  /** A whole JDK: `java File.java` compiles. */
  get javac(): string | false {
    return unlessRunning('javac', '-version')
  },
  get xmlsec1(): string | false {
    return unlessRunning('xmlsec1', '--version')
  },
  get python3(): string | false {
    return unlessRunning('python3', '--version')
  },
  get jq(): string | false {
    return unlessRunning('jq', '--version')
  },
  get chromium(): string | false {
    return unlessRunning('chromium', '--version')
  },
}

const found = new Map<string, boolean>()

function unlessRunning(command: string, versionOption: string): string | false {
  let runs = found.get(command)
  if (runs === undefined) {
    runs = answers(command, versionOption)
    found.set(command, runs)
  }
  return runs ? false : `${command} is not installed`
}

function answers(command: string, option: string): boolean {
  try {
    execFileSync(command, [option], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
