/** The rooms that stand on data alone: no clock, no entropy, no disk, no network; what they need of those is handed in. */
const words = ['vocabulary', 'market'] as const
const codecs = ['gbcs', 'duis', 'registration'] as const
const parties = ['devices', 'users', 'wan', 'fleet'] as const

/** Which other rooms a room may import. `certs` is the folder of that name, the others are folders of `simulator`. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  market: ['vocabulary'],
  certs: words,
  gbcs: [...words, 'certs'],
  duis: [...words, 'certs'],
  registration: [...words, 'certs'],
  transform: [...words, 'certs', 'gbcs', 'duis'],
  'network-operator-check': [...words, 'certs'],
  causes: words,
  audit: [...words, 'certs', ...codecs, 'network-operator-check', 'causes'],
  environment: ['vocabulary'],
  dcc: [...words, 'certs', ...codecs, 'transform', 'network-operator-check', 'environment'],
  devices: [...words, 'certs', ...codecs, 'environment'],
  users: [...words, 'certs', ...codecs, 'environment'],
  wan: [...words, 'certs', ...codecs, 'environment'],
  fleet: [...words, 'certs', ...codecs, 'environment'],
  harness: [
    ...words,
    'certs',
    ...codecs,
    'transform',
    'network-operator-check',
    'causes',
    'audit',
    'environment',
    'dcc',
    ...parties,
  ],
  library: [...words, 'certs', 'environment', 'harness'],
  cli: [...words, 'certs', ...codecs, 'environment', 'harness'],
  // Only types of the control API: `onlyTypesOf`.
  console: ['harness'],
  'step-definitions': [...words, 'certs', 'gbcs', 'duis', 'environment', 'harness'],
  scripts: [
    ...words,
    'certs',
    ...codecs,
    'transform',
    'network-operator-check',
    'causes',
    'audit',
    'environment',
    'dcc',
    ...parties,
    'harness',
    'library',
    'cli',
    'console',
  ],
}

/** Where a room may import only types, and from which folder of another room: nothing of it becomes part of what the room is built into. */
export const onlyTypesOf: Readonly<Record<string, string>> = { console: 'simulator/harness/control-api/' }

/** What a test, or a file in a withheld folder, may import beside what its room may. */
export const arrowsOfTests: readonly string[] = ['environment', 'certs']

/** Names of folders that the package does not hold: no file that it does hold may import from them. */
export const withheld: readonly string[] = ['testing', 'mutants', 'hostile', 'generated']

/** Rooms that the package does not hold. */
export const unpackaged: readonly string[] = ['scripts']

const disk = ['node:fs', 'node:fs/promises', 'libsql']
const network = [
  'node:net',
  'node:tls',
  'node:http',
  'node:https',
  'node:http2',
  'node:dgram',
  'node:dns',
  'express',
  'ws',
]
const processes = ['node:child_process', 'node:worker_threads', 'node:cluster']

/** Modules from outside that a room may not import: `environment` alone has the disk, and the pure rooms do nothing but think. */
export const forbiddenModules: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [...words, 'certs', ...codecs, 'transform', 'network-operator-check', 'causes', 'audit'].map((room) => [
      room,
      [...disk, ...network, ...processes, 'node:timers', 'node:timers/promises', 'pino', 'prom-client'],
    ]),
  ),
  ...Object.fromEntries(['dcc', ...parties].map((room) => [room, disk])),
}

/** Rooms in which the same seed gives the same world: they are handed a Clock and a Random. */
export const seeded: readonly string[] = [
  ...words,
  'certs',
  ...codecs,
  'transform',
  'network-operator-check',
  'causes',
  'audit',
  'dcc',
  ...parties,
]
