import { AfterAll, BeforeAll } from '@cucumber/cucumber'
import { createLogger } from '../../simulator/environment/logger.ts'
import { type CheckUnderTest, openCheckUnderTest } from '../../simulator/harness/assure/check-under-test.ts'
import { SimulatorFault } from '../../simulator/vocabulary/faults.ts'
import type { WorldParameters } from './parameters.ts'

let underTest: CheckUnderTest | null = null

/** The implementation that decides in every scenario of this run: opened once, as starting it may take a while. */
export function checkUnderTest(): CheckUnderTest {
  if (underTest === null) throw new SimulatorFault('SIM_INVARIANT', 'No run has begun')
  return underTest
}

BeforeAll(async function (this: { parameters: WorldParameters }) {
  underTest = await openCheckUnderTest(this.parameters.check ?? 'enforce', createLogger({ level: 'warn' }))
})

AfterAll(async () => {
  await underTest?.close()
  underTest = null
})
