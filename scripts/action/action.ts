import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectDirectory } from '../../certs/testing/judges.ts'

/** The composite action for GitHub Actions, as text. */
export const source = readFileSync(join(projectDirectory, 'action.yml'), 'utf8')

/** A step of it. */
export interface Step {
  readonly id?: string
  readonly if?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
}

export const action = parse(source) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}
export const { steps } = action.runs
