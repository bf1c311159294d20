import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectDirectory } from './judges.ts'

const tool = join(projectDirectory, 'node_modules/@smartdcc/duis-sign-wrap/dist/tool.jar')

/** A run takes less than a second: what the virtual machine would do for a long one only costs. */
const shortRun = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto']

const classOf = (main: 'Sign' | 'Validate'): string => `uk.co.smartdcc.boxed.xmldsig.${main}`

/**
 * Runs the DCC's own tool for DUIS documents; needs Java (`skipWithout.java`).
 *
 * @returns what it writes to standard output; `Sign` the signed document
 * @throws where its exit status is not 0: `Validate` found fault with the document
 */
export const runSigningTool = (main: 'Sign' | 'Validate', ...options: readonly string[]): Buffer =>
  execFileSync('java', [...shortRun, '-cp', tool, classOf(main), ...options], { stdio: 'pipe' })

/**
 * Runs the tool for every document of a directory, `x.xml`, in one virtual machine; needs a whole JDK (`skipWithout.javac`). What
 * it says of each stands in `x.xml.out` then.
 *
 * @returns names of the documents that it did not take, each with why
 */
export function runSigningToolForAll(
  main: 'Sign' | 'Validate',
  directory: string,
  ...options: readonly string[]
): readonly string[] {
  const program = join(projectDirectory, 'certs/testing/ManyDocuments.java')
  const said = execFileSync('java', ['-cp', tool, program, classOf(main), directory, ...options], { stdio: 'pipe' })
  return said
    .toString()
    .split('\n')
    .filter((line) => line !== '')
}
