import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fromSource } from '../../../certs/testing/judges.ts'
import { splitAtStyles, styles } from './styles.ts'
import { shown } from './terminal.ts'

test('a text of a stranger moves nothing, colours nothing and begins no line', () => {
  assert.equal(shown('bad \u001b[2J \u001b[32mPASS\u001b[39m'), 'bad \\u001b[2J \\u001b[32mPASS\\u001b[39m')
  assert.equal(shown('name\nMAC verifies'), 'name\n  MAC verifies')
  assert.equal(shown('refused\rverifies'), 'refused\\u000dverifies')
})

test('our own styles are shown, and what is styled is as harmless', () => {
  const [mark = ''] = styles.red('\0').split('31m')
  if (mark === '\0') return assert.equal(shown(styles.red('a\u001b[2J')), 'a\\u001b[2J')
  assert.equal(splitAtStyles(styles.red('a')).length, 3)
  assert.equal(shown(styles.red('a\u001b[2J')), '\u001b[31ma\\u001b[2J\u001b[39m')
})

test('what goes to a pipe has no colours, in a CI job either', () => {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  const source = `import { styles } from ${JSON.stringify(new URL('styles.ts', import.meta.url).href)}; process.stdout.write(styles.red('a'))`
  const parameters = [...fromSource, '--input-type=module', '--eval', source]
  const { stdout } = spawnSync(process.execPath, parameters, { env: { ...env, CI: 'true' }, encoding: 'utf8' })
  assert.equal(stdout, 'a')
})
