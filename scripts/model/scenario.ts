import fc from 'fast-check'
import { certificatesFor, handoverChosen, type Party, updateChosen } from './choices.ts'
import { askForHandover, cancelHandover } from './commands/ask-for-handover.ts'
import { askForPreCommand } from './commands/ask-for-pre-command.ts'
import { type Change, changeNetworkParty, changeSupplier } from './commands/change-registration.ts'
import { disturbLink } from './commands/disturb-link.ts'
import { everybodyReturns, leave } from './commands/leave-and-return.ts'
import { passTime } from './commands/pass-time.ts'
import { readBack } from './commands/read-back.ts'
import { repeatRequest } from './commands/repeat-request.ts'
import { restart } from './commands/restart.ts'
import { cancelUpdate, sendSignedPreCommand, updateCredentials } from './commands/send-signed-pre-command.ts'
import { updateMeteringPoint } from './commands/update-metering-point.ts'
import { deviceNames, registrable, slotNames, supplierIds } from './parties.ts'
import { type Setting, settings } from './setting.ts'
import type { Step } from './step.ts'
import type { Disturbance } from './world-model.ts'

export const setting: fc.Arbitrary<Setting> = fc.record({
  esmeSlot: fc.constantFrom(...settings.esmeSlot),
  neighbour: fc.constantFrom(...settings.neighbour),
  start: fc.constantFrom(...settings.start),
  onDisk: fc.constantFrom(...settings.onDisk),
})

const place = fc.nat({ max: 9 })
const days = fc.constantFrom(-1, 0, 0, 1, 1, 2)
const mostlyNot = fc.constantFrom(true, ...Array<boolean>(7).fill(false))

const networkChange: fc.Arbitrary<Change> = fc.constantFrom(0, 0, 1, 1, 2, 3).chain((point) =>
  fc.record({
    point: fc.constant(point),
    party: fc.constantFrom(...registrable[point % 2 === 0 ? 'ESME' : 'GSME'], null),
    inDays: days,
    beside: mostlyNot,
  }),
)

const supplierChange: fc.Arbitrary<Change> = fc.record({
  point: fc.constantFrom(0, 0, 1, 1, 2, 3),
  party: fc.constantFrom(...supplierIds, null),
  inDays: days,
  beside: mostlyNot,
})

const users: fc.Arbitrary<Party> = fc.constantFrom(
  'the supplier',
  'the supplier',
  'another supplier',
  'the registered network operator',
)

const disturbance: fc.Arbitrary<Disturbance | null> = fc.option(
  fc.record({
    fault: fc.constantFrom('unreachable', 'lost down', 'lost up', 'duplicated down', 'duplicated up'),
    next: fc.constantFrom(1, 2, 7),
  }),
  { freq: 4 },
)

const seconds = fc.constantFrom(1, 5, 31, 60, 3_600, 7_200, 93_600, 93_601, 864_000)

/** Kinds of steps, and how often each comes: those that hang together often enough to meet. */
const kinds: readonly (readonly [often: number, steps: fc.Arbitrary<Step>])[] = [
  [6, handoverChosen.map(askForHandover)],
  [5, updateChosen.map(updateCredentials)],
  [2, updateChosen.map(askForPreCommand)],
  [3, place.map((which) => sendSignedPreCommand(which, null))],
  [2, fc.tuple(place, certificatesFor('NetworkOperator')).map(([which, other]) => sendSignedPreCommand(which, other))],
  [1, place.map(cancelHandover)],
  [1, place.map(cancelUpdate)],
  [1, fc.tuple(place, fc.constantFrom('same', 'other')).map(([which, octets]) => repeatRequest(which, octets))],
  [
    1,
    fc
      .tuple(users, fc.constantFrom(...deviceNames), fc.constantFrom(...slotNames))
      .map(([by, device, slot]) => readBack(by, device, slot)),
  ],
  [3, networkChange.map(changeNetworkParty)],
  [1, supplierChange.map(changeSupplier)],
  [
    1,
    fc
      .tuple(users, fc.constantFrom('ESME', 'GSME'), fc.constantFrom('own', 'neighbour'))
      .map(([by, meter, whose]) => updateMeteringPoint(by, meter, whose)),
  ],
  [3, seconds.map((each) => passTime(each))],
  [1, fc.constantFrom(-60, 0, 60).map((each) => passTime(each, 'midnight'))],
  [2, fc.tuple(fc.constantFrom(...deviceNames), disturbance).map(([name, fault]) => disturbLink(name, fault))],
  [1, users.map(leave)],
  [1, fc.constant(everybodyReturns())],
  [2, fc.constant(restart())],
]

const steps = kinds.flatMap(([often, each]) => Array<fc.Arbitrary<Step>>(often).fill(each))

/** @param replayPath of a scenario that was shrunk, as its report names it */
export const scenario = (replayPath?: string): fc.Arbitrary<Iterable<Step>> =>
  fc.commands(steps, { maxCommands: 24, size: 'max', ...(replayPath !== undefined && { replayPath }) })
