import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { type Block, blocksIn } from './blocks.ts'
import { createCheckout } from './checkout.ts'
import { playPage } from './play-page.ts'
import { defaultPorts, isTaken, serve } from './serve.ts'

const recipes = 'docs/recipes'
const pages = ['README.md', ...readdirSync(join(projectDirectory, recipes)).map((name) => `${recipes}/${name}`)]
/** Without them no page can be played. */
const ofEveryPage = ['bash', 'curl']

const present = new Map<string, boolean>()

function isPresent(program: string): boolean {
  const known = present.get(program) ?? answers(program)
  present.set(program, known)
  return known
}

function answers(program: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const absent = (programs: readonly string[]): string | false => {
  const missing = programs.filter((program) => !isPresent(program))
  return missing.length > 0 && `${missing.join(', ')} is not installed`
}

/** Why a block is left out; false where it is played. */
const leftOut = ({ needs, notRun }: Block): string | false => notRun ?? absent(needs)

/** Commands of the README serve on the default ports, as somebody does who has but one network. */
const portsTaken = (await Promise.all(defaultPorts.map(isTaken))).includes(true)
const unlessTaken = portsTaken && `one of the ports ${defaultPorts.join(', ')} is taken`

const pagesWithCommands = pages
  .map((page) => ({ page, blocks: blocksIn(readFileSync(join(projectDirectory, page), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0)

for (const { page, blocks } of pagesWithCommands)
  describe(page, () => {
    const played = blocks.filter((block) => leftOut(block) === false)

    test('does what it says, and does it again in the same checkout', { skip: absent(ofEveryPage) }, async () => {
      const checkout = createCheckout()
      try {
        for (const run of ['first', 'second']) {
          const { status, line, output } = await playPage(
            played.filter(({ serves }) => !serves),
            checkout,
          )
          assert.equal(status, 0, `the block at line ${line}, ${run} run:\n${output.slice(-4_000)}`)
        }
      } finally {
        checkout.remove()
      }
    })

    for (const { line, commands } of played.filter(({ serves }) => serves))
      for (const command of commands.trim().split('\n'))
        test(`serves until it is interrupted, at line ${line}`, { skip: unlessTaken }, async () => {
          const checkout = createCheckout()
          try {
            const { cameUp, status, output } = await serve(command, checkout)
            assert.deepEqual([cameUp, status], [true, 0], output)
          } finally {
            checkout.remove()
          }
        })

    for (const block of blocks.filter((each) => leftOut(each) !== false))
      test(`the block at line ${block.line}`, { skip: leftOut(block) })
  })
