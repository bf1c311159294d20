import type { PartialStrykerOptions } from '@stryker-mutator/api/core'
import { findTestFiles } from '../testing/test-files.ts'
import type { MutatedRoom } from './rooms.ts'

/** How Stryker is to mutate a room and judge each mutant by the room's tests. */
export function strykerOptions(name: string, room: MutatedRoom, concurrency: number): PartialStrykerOptions {
  const tests = findTestFiles(room.tests).flatMap(({ files }) => files)
  return {
    mutate: [...room.mutate],
    mutator: { excludedMutations: [...room.excluded] },
    // Once for all mutants: to load TypeScript anew for each takes longer than most tests. Types are not looked at.
    buildCommand: 'tsc --noEmit false --noCheck --rootDir . --outDir .',
    testRunner: 'tap',
    plugins: ['@stryker-mutator/tap-runner'],
    tap: {
      // To Stryker a room is one test: what runs the tests of a room for `npm test` runs them here too.
      testFiles: ['scripts/testing/room-of-tests.js'],
      nodeArgs: ['--test-reporter=tap', '-r', '{{hookFile}}', '{{testFile}}', ...tests.map(compiled)],
      forceBail: true,
    },
    coverageAnalysis: 'perTest',
    concurrency,
    // A busy machine is no infinite loop.
    timeoutMS: 60_000,
    // TypeScript 7 has no API by which Stryker could rewrite its configuration; nothing there needs it.
    tsconfigFile: 'none',
    disableTypeChecks: false,
    ignorePatterns: ['.stryker-tmp', 'certs/generated', 'dist', 'docs', 'features', 'reports'],
    tempDirName: `.stryker-tmp/${name}`,
    cleanTempDir: 'always',
    reporters: ['progress-append-only', 'html', 'json'],
    htmlReporter: { fileName: `reports/mutation/${name}.html` },
    jsonReporter: { fileName: `reports/mutation/${name}.json` },
  }
}

const compiled = (file: string): string => file.replace(/\.ts$/, '.js')
