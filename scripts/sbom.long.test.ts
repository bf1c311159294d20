import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Bill } from './sbom/bill.ts'
import { runProcess } from './testing/child-process.ts'

test('the bill of materials lists every dependency, each under a licence that fits', async () => {
  const { succeeded, output } = await runProcess('npm', ['run', '--silent', 'sbom'], 120)
  assert.ok(succeeded, output)
  const bill = JSON.parse(output) as Bill
  assert.equal(bill.metadata.component.name, 'dcc-simulator')
  const names = bill.components.map(({ name }) => name)
  for (const name of ['preact', '@preact/signals', 'uplot']) assert.ok(names.includes(name), name)
  assert.ok(!bill.components.some(({ name }) => name === 'typescript' || name.startsWith('@smartdcc/')))
})
