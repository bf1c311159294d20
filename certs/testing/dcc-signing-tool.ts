import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectDirectory } from './judges.ts'

const tool = join(projectDirectory, 'node_modules/@smartdcc/duis-sign-wrap/dist/tool.jar')

/** A run takes less than a second: what the virtual machine would do for a long one only costs. */
const shortRun = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto']

/**
 * Runs the DCC's own tool for DUIS documents; needs Java (`skipWithout.java`).
 *
 * @returns what it writes to standard output; `Sign` the signed document
 * @throws where its exit status is not 0: `Validate` found fault with the document
 */
export const runSigningTool = (main: 'Sign' | 'Validate', ...options: readonly string[]): Buffer =>
  execFileSync('java', [...shortRun, '-cp', tool, `uk.co.smartdcc.boxed.xmldsig.${main}`, ...options], {
    stdio: 'pipe',
  })
