import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importsOf } from './source-tree.ts'

const found: Record<string, [source: string, imports: string[]]> = {
  'a value': ["import { a } from './a.ts'", ['./a.ts']],
  'a type': ["import type { A } from './a.ts'", ['./a.ts']],
  'a type among values': ["import { type A, a } from './a.ts'", ['./a.ts']],
  'a default and a namespace': ["import a, * as b from 'ab'", ['ab']],
  'a list over several lines': ["import {\n  a,\n  b,\n} from './ab.ts'", ['./ab.ts']],
  'an import for its effect': ["import './effect.ts'", ['./effect.ts']],
  'a re-export': [
    "export { a } from './a.ts'\nexport * from './b.ts'\nexport type { C } from './c.ts'",
    ['./a.ts', './b.ts', './c.ts'],
  ],
  'an import when it is run': ["const a = await import('./a.ts')", ['./a.ts']],
  'a type where it is used': ["type A = import('./a.ts').A", ['./a.ts']],
  'double quotes': ['import { a } from "./a.ts"', ['./a.ts']],
  'one file twice, once': ["import type { A } from './a.ts'\nimport { a } from './a.ts'", ['./a.ts']],
}

const ignored: Record<string, string> = {
  'a comment': "// import { a } from './a.ts'\n/* \nimport './b.ts'\n */",
  'a method called from': "export const octets = Buffer.from('./a.ts')",
  'a parameter called from': "export function move(from: string, to = './a.ts') {}",
  'a constant': "export const path = './a.ts'",
  'text inside code': "  write(`import './a.ts'`)",
}

describe('importsOf', () => {
  for (const [what, [source, imports]] of Object.entries(found)) {
    it(`finds ${what}`, () => assert.deepEqual(importsOf(source), imports))
  }
  for (const [what, source] of Object.entries(ignored)) {
    it(`does not take ${what} for an import`, () => assert.deepEqual(importsOf(source), []))
  }
})
