import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { arrows } from './arrows.ts'
import { findCircles } from './circles.ts'
import { innerArrows } from './inner-arrows.ts'
import { type SourceFile, sourceFile } from './source-tree.ts'
import { findViolations } from './violations.ts'

/** A tree of files, each with the one line that it holds. */
const tree = (files: Record<string, string>): SourceFile[] =>
  Object.entries(files).map(([path, source]) => sourceFile(path, source))

const sound: Record<string, Record<string, string>> = {
  'a room on the vocabulary': { 'simulator/dcc/a.ts': "import '../vocabulary/instant.ts'" },
  'a room on certs': { 'simulator/gbcs/frame/a.ts': "import '../../../certs/certificate.ts'" },
  'a file on its own room': { 'simulator/market/a.ts': "import './b.ts'", 'simulator/market/b.ts': '' },
  'the DCC on the check': { 'simulator/dcc/a.ts': "import '../network-operator-check/judge.ts'" },
  'the harness on the DCC and on devices': {
    'simulator/harness/a.ts': "import '../dcc/a.ts'\nimport '../devices/a.ts'",
  },
  'an inner room on the one below': {
    'simulator/dcc/gateway/a.ts': "import '../intake/b.ts'",
    'simulator/dcc/intake/b.ts': "import '../events.ts'",
    'simulator/dcc/events.ts': '',
  },
  'a test on any inner room of its house': { 'simulator/dcc/inventory/a.test.ts': "import '../gateway/a.ts'" },
  'a test on the environment and on what is only for tests': {
    'simulator/gbcs/a.test.ts': "import '../environment/randomness.ts'\nimport '../../certs/testing/judges.ts'",
  },
  'what serves tests on the environment and on the disk': {
    'simulator/gbcs/testing/a.ts': "import '../../environment/randomness.ts'\nimport { readFileSync } from 'node:fs'",
  },
  'a date that is computed': { 'simulator/dcc/a.ts': "const day = new Date(now) // Date.now() is the clock's" },
  'the environment on the time of the machine': { 'simulator/environment/a.ts': 'const now = Date.now()' },
  'a test on hostile certificates': { 'simulator/dcc/a.test.ts': "import '../../certs/hostile/two-roles.ts'" },
  'the console on types of the control API': {
    'simulator/console/a.tsx': "import type { Row } from '../harness/control-api/row-view.ts'",
  },
  'a test of the console on a network': { 'simulator/console/a.test.ts': "import '../harness/network.ts'" },
  'a test on the disk': { 'simulator/gbcs/a.test.ts': "import { readFileSync } from 'node:fs'" },
}

const wrong: Record<string, [files: Record<string, string>, violation: RegExp]> = {
  'the vocabulary on any room': [
    { 'simulator/vocabulary/a.ts': "import '../market/regions.ts'" },
    /vocabulary does not stand on market/,
  ],
  'a type alone': [
    { 'simulator/gbcs/a.ts': "import type { A } from '../duis/request.ts'" },
    /gbcs does not stand on duis/,
  ],
  'a codec on another': [{ 'simulator/gbcs/a.ts': "import '../duis/request.ts'" }, /gbcs does not stand on duis/],
  'certs on a codec': [{ 'certs/a.ts': "import '../simulator/gbcs/message.ts'" }, /certs does not stand on gbcs/],
  'a pure room on the environment': [
    { 'simulator/network-operator-check/a.ts': "import '../environment/system-clock.ts'" },
    /does not stand on environment/,
  ],
  'the console on more than types': [
    { 'simulator/console/a.tsx': "import { row } from '../harness/control-api/row-view.ts'" },
    /console may import types alone/,
  ],
  'the console on types of a network': [
    { 'simulator/console/a.ts': "import type { Network } from '../harness/network.ts'" },
    /and from simulator\/harness\/control-api\/ alone/,
  ],
  'the DCC on devices': [{ 'simulator/dcc/a.ts': "import '../devices/a.ts'" }, /dcc does not stand on devices/],
  'devices on the DCC': [{ 'simulator/devices/a.ts': "import '../dcc/a.ts'" }, /devices does not stand on dcc/],
  'users on the check': [
    { 'simulator/users/a.ts': "import '../network-operator-check/judge.ts'" },
    /users does not stand on network-operator-check/,
  ],
  'the command line on the check': [
    { 'simulator/cli/a.ts': "import '../network-operator-check/judge.ts'" },
    /cli does not stand on network-operator-check/,
  ],
  'the harness on the command line': [
    { 'simulator/harness/a.ts': "import '../cli/a.ts'" },
    /harness does not stand on cli/,
  ],
  'a step on what is only for tests': [
    { 'step-definitions/a.ts': "import '../certs/testing/judges.ts'" },
    /which the package does not hold/,
  ],
  'a step on the DCC': [{ 'step-definitions/a.ts': "import '../simulator/dcc/a.ts'" }, /does not stand on dcc/],
  'a test on a sibling of its room': [
    { 'simulator/gbcs/a.test.ts': "import '../duis/request.ts'" },
    /gbcs does not stand on duis/,
  ],
  'anything on a test': [{ 'simulator/gbcs/a.ts': "import './b.test.ts'" }, /nothing stands on a test/],
  'code on what is only for tests': [
    { 'certs/smki.ts': "import './testing/judges.ts'" },
    /which the package does not hold/,
  ],
  'code on hostile certificates': [
    { 'simulator/harness/a.ts': "import '../../certs/hostile/two-roles.ts'" },
    /which the package does not hold/,
  ],
  'a step on hostile certificates': [
    { 'step-definitions/a.ts': "import '../certs/hostile/two-roles.ts'" },
    /which the package does not hold/,
  ],
  'a pure room on the disk': [
    { 'simulator/duis/a.ts': "import { readFileSync } from 'node:fs'" },
    /node:fs: duis is handed/,
  ],
  'the DCC on the disk': [{ 'simulator/dcc/a.ts': "import Database from 'libsql'" }, /libsql: dcc is handed/],
  'the time of the machine': [{ 'simulator/dcc/a.ts': 'const now = Date.now()' }, /Date\.now: dcc is handed/],
  'the date of the machine': [{ 'certs/a.ts': 'const now = new Date()' }, /new Date\(\): certs is handed/],
  'chance of its own': [
    { 'simulator/fleet/a.ts': "import { randomBytes } from 'node:crypto'" },
    /randomBytes: fleet is handed/,
  ],
  'a room that is not of the house': [
    { 'simulator/utils/a.ts': "import '../vocabulary/instant.ts'" },
    /utils, which is no room of the house/,
  ],
  'an inner room on the one above': [
    { 'simulator/dcc/intake/a.ts': "import type { A } from '../gateway/a.ts'" },
    /within dcc, intake does not stand on gateway$/,
  ],
  'an inner room on a file beside the folders': [
    { 'simulator/dcc/transcript/a.ts': "import '../events.ts'" },
    /within dcc, transcript does not stand on events$/,
  ],
  'an inner room that is not of its house': [
    { 'simulator/dcc/errands/a.ts': "import '../settings/a.ts'" },
    /errands, which is no inner room of dcc: name it in inner-arrows\.ts$/,
  ],
  'two files on each other': [
    { 'simulator/market/a.ts': "import './b.ts'", 'simulator/market/b.ts': "import type { A } from './a.ts'" },
    /^circle: simulator\/market\/a\.ts → simulator\/market\/b\.ts → simulator\/market\/a\.ts$/,
  ],
  'three files in a circle that is entered from outside': [
    {
      'simulator/market/a.ts': "import './b.ts'",
      'simulator/market/b.ts': "import './c.ts'",
      'simulator/market/c.ts': "import './d.ts'",
      'simulator/market/d.ts': "import './b.ts'",
    },
    /^circle: simulator\/market\/b\.ts → simulator\/market\/c\.ts → simulator\/market\/d\.ts → simulator\/market\/b\.ts$/,
  ],
  'a file on itself': [
    { 'simulator/market/a.ts': "import './a.ts'" },
    /^circle: simulator\/market\/a\.ts → simulator\/market\/a\.ts$/,
  ],
}

describe('the import gate', () => {
  for (const [what, files] of Object.entries(sound)) {
    it(`lets ${what} stand`, () => assert.deepEqual(findViolations(tree(files)), []))
  }

  for (const [what, [files, violation]] of Object.entries(wrong)) {
    it(`refuses ${what}`, () => {
      const violations = findViolations(tree(files))
      assert.equal(violations.length, 1, violations.join('\n'))
      assert.match(violations[0] ?? '', violation)
    })
  }

  for (const [house, rooms] of Object.entries({ 'the house': arrows, ...innerArrows })) {
    it(`knows every room that an arrow within ${house} leads to`, () => {
      const unknown = Object.values(rooms).flatMap((onto) => onto.filter((room) => rooms[room] === undefined))
      assert.deepEqual(unknown, [])
    })

    it(`has arrows within ${house} that lead in no circle`, () => {
      const tree = Object.entries(rooms).map(([path, files]) => ({
        path,
        files,
        values: files,
        modules: [],
        ambient: [],
      }))
      assert.deepEqual(findCircles(tree), [])
    })
  }
})
