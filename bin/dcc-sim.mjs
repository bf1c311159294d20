#!/usr/bin/env node
// Starts the program, or says in a sentence what keeps it from starting. Written so that old versions of Node read it too.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const program = new URL('dist/simulator/cli/main.js', root)
const oldest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines.node.replace('>=', '')

const isOlder = (version, other) => {
  const [numbers, others] = [version, other].map((text) => text.split('.').map(Number))
  const at = numbers.findIndex((number, index) => number !== others[index])
  return at >= 0 && numbers[at] < others[at]
}

const giveUp = (sentence) => {
  console.error(`dcc-sim: ${sentence}`)
  process.exit(3)
}

if (isOlder(process.versions.node, oldest))
  giveUp(`this is Node ${process.versions.node}, and Node ${oldest} or newer is needed`)
if (!existsSync(program))
  giveUp(`it is not built: run 'npm ci --include=dev' and 'npm run build' in ${fileURLToPath(root)}`)

import(program).catch((fault) => {
  if (fault.code !== 'ERR_MODULE_NOT_FOUND') throw fault
  giveUp(`not all that it needs is installed: run 'npm ci' in ${fileURLToPath(root)} (${fault.message})`)
})
