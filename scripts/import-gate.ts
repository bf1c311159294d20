import { parseArgs } from 'node:util'
import { readSourceTree } from './import-gate/source-tree.ts'
import { findViolations } from './import-gate/violations.ts'

const help = `Checks that imports point one way between the rooms of the house, and that no files import each other in a circle.

Usage: npm run gate [-- --root DIR]

The arrows are a table: scripts/import-gate/arrows.ts. Exit status: 0 none is wrong, 1 some are (they are listed).`

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, root: { type: 'string', default: '.' } },
})

if (values.help) {
  console.log(help)
} else {
  const tree = readSourceTree(values.root)
  const violations = findViolations(tree)
  for (const violation of violations) console.error(violation)
  console.log(`${tree.length} files, ${violations.length} wrong imports`)
  process.exitCode = violations.length === 0 ? 0 : 1
}
