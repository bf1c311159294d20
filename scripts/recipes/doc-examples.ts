/** An `@example` of a doc comment. */
export interface DocExample {
  /** The line on which the example begins, counted from 1. */
  readonly line: number
  readonly code: string
}

const comments = /^[ \t]*\/\*\*[\s\S]*?\*\//gm

/** The examples of a source file's doc comments, in order. */
export const examplesIn = (source: string): readonly DocExample[] =>
  [...source.matchAll(comments)].flatMap((comment) => {
    const first = source.slice(0, comment.index).split('\n').length
    const lines = comment[0]
      .split('\n')
      .map((line) => line.replace(/^\s*(\/\*\*|\*\/|\* ?)/, '').replace(/\s*\*\/$/, ''))
    return examplesAmong(lines).map(({ line, code }) => ({ line: first + line, code }))
  })

function examplesAmong(lines: readonly string[]): DocExample[] {
  const found: { line: number; code: string[] }[] = []
  let isInside = false
  for (const [line, text] of lines.entries()) {
    if (text.startsWith('@')) isInside = text === '@example'
    if (text === '@example') found.push({ line: line + 1, code: [] })
    else if (isInside) found.at(-1)?.code.push(text)
  }
  return found.map(({ line, code }) => ({ line, code: code.join('\n') }))
}

/** The example as a module: what it does not import or bring up itself is there, as a reader takes for granted. */
export function moduleOf({ code }: DocExample): string {
  const ownsNetwork = !/\bnetwork\./.test(code)
  const body = ownsNetwork
    ? code
    : `const network = await bringUp()\ntry {\n${code}\n} finally {\n  await network.close()\n}`
  return [
    "import assert from 'node:assert/strict'",
    "import { bringUp } from 'dcc-simulator'",
    'assert.ok(bringUp)',
    body,
    'export {}',
    '',
  ].join('\n')
}
