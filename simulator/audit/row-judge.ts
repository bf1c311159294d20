import type { CauseId } from '../causes/causes.ts'
import { likelyCause } from '../causes/likely-cause.ts'
import { suppliers } from '../market/suppliers.ts'
import type { CheckSettings, CheckVerdict } from '../network-operator-check/contract.ts'
import { decide } from '../network-operator-check/decide.ts'
import type { CheckQuestion, RegistrationRecord, ReplacementCertificate } from '../network-operator-check/question.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { marketDateOf } from '../vocabulary/market-date.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../vocabulary/metering-point.ts'
import type { PartyBook } from './party-book.ts'
import type { PartySets } from './party-sets.ts'
import type { SlotCertificate } from './slot-names.ts'

/** A device whose slot is judged. */
interface JudgedDevice {
  readonly deviceId: EntityIdentifier
  readonly type: DeviceType
  readonly meteringPoint: MeteringPoint | null
}

/** What holds for every device of the same type, registration and certificates. */
export interface Judgement {
  readonly outcome: CheckVerdict['outcome']
  readonly rule: CheckVerdict['rule']
  /** The check's reason; null where it did not refuse. */
  readonly reason: Extract<CheckVerdict, { outcome: 'refused' }>['reason'] | null
  /** Null where nothing is wrong. */
  readonly cause: CauseId | null
  readonly expected: readonly string[]
  readonly slot: readonly SlotCertificate[]
  /** Number of the set of parties that are registered. */
  readonly registered: number
}

export interface RowJudge {
  judge(device: JudgedDevice, registered: number, slot: readonly SlotCertificate[]): Judgement
}

export interface RowJudgeOptions {
  readonly book: PartyBook
  readonly sets: PartySets
  readonly at: Instant
  readonly settings: CheckSettings
}

/** Judgements that are remembered: as many as there are pairs of certificates and sets of parties that meet. */
const mostRemembered = 200_000

/**
 * Judges slots by the check's own code. What it answers depends on a device by its type, the kind of its metering point,
 * who is registered that day, and the certificates: once asked, the judgement holds for all that have the same
 * (`row-judge.test.ts` proves it against the check, row by row).
 */
export function createRowJudge(options: RowJudgeOptions): RowJudge {
  type ByCircumstance = Map<number, Judgement>
  let judged = new Map<SlotCertificate | undefined, Map<SlotCertificate | undefined, ByCircumstance>>()
  let count = 0

  const circumstancesOf = ([first, second]: readonly SlotCertificate[]): ByCircumstance => {
    const bySecond = judged.get(first) ?? new Map<SlotCertificate | undefined, ByCircumstance>()
    const byCircumstance = bySecond.get(second) ?? new Map<number, Judgement>()
    if (byCircumstance.size > 0) return byCircumstance
    judged.set(first, bySecond)
    bySecond.set(second, byCircumstance)
    return byCircumstance
  }

  return {
    judge(device, registered, slot) {
      if (count >= mostRemembered) {
        judged = new Map()
        count = 0
      }
      const known = circumstancesOf(slot)
      const circumstance = registered * 8 + numberOfKinds(device)
      const remembered = known.get(circumstance)
      if (remembered !== undefined) return remembered
      const judgement = judgeAnew(device, registered, slot, options)
      known.set(circumstance, judgement)
      count += 1
      return judgement
    },
  }
}

/** Type and kind of metering point as a number below 8; devices that the check says nothing about are one. */
function numberOfKinds({ type, meteringPoint }: JudgedDevice): number {
  const kind = meteringPoint === null ? 0 : kindOfMeteringPoint(meteringPoint) === 'MPAN' ? 1 : 2
  return type === 'ESME' ? kind : type === 'GPF' ? 3 + kind : 6
}

function judgeAnew(
  device: JudgedDevice,
  registered: number,
  slot: readonly SlotCertificate[],
  { book, sets, at, settings }: RowJudgeOptions,
): Judgement {
  const parties = sets.members(registered)
  const point = device.meteringPoint
  const day = marketDateOf(at)
  const registration: readonly RegistrationRecord[] =
    point === null ? [] : parties.map((networkParty) => ({ meteringPoint: point, networkParty, from: day, to: null }))
  const certificates = slot.map(({ asked }) => asked)
  const verdict = decide(slotQuestion(device, { certificates, registration, at, settings, book }))
  const held = slot.map((each) => each.held)
  const isDoubtful = held.some(({ isPublished, isExpired }) => !isPublished || isExpired)
  const isWrong = verdict.outcome === 'refused' || (verdict.outcome === 'accepted' && isDoubtful)
  const [party, ...others] = parties
  const responsible = party === undefined || others.length > 0 ? null : book.networkParty(party)
  return {
    outcome: verdict.outcome,
    rule: verdict.rule,
    reason: verdict.outcome === 'refused' ? verdict.reason : null,
    cause: isWrong ? likelyCause(responsible, held, book.market) : null,
    expected: verdict.expected,
    slot,
    registered,
  }
}

interface Asked {
  readonly certificates: readonly ReplacementCertificate[]
  readonly registration: readonly RegistrationRecord[]
  readonly at: Instant
  readonly settings: CheckSettings
  readonly book: PartyBook
}

const [anySupplier] = suppliers

/**
 * What the check is asked about a slot: whether its supplier might put there today, by 6.21, what is in it. The check asks
 * of a requester its role alone.
 */
export function slotQuestion(
  { deviceId, type, meteringPoint }: JudgedDevice,
  { certificates, registration, at, settings, book }: Asked,
): CheckQuestion {
  if (anySupplier === undefined) throw new SimulatorFault('SIM_INVARIANT', 'the market has no supplier')
  return {
    requestId: `audit of ${deviceId}`,
    serviceReferenceVariant: '6.21',
    carriedBy: 'service-request',
    cancels: false,
    receivedAt: at,
    effectiveAt: at,
    submittedBy: { entityIdentifier: anySupplier.entityIdentifier, userRole: type === 'ESME' ? 'IS' : 'GS' },
    remotePartyRole: 'NetworkOperator',
    device: {
      id: deviceId,
      type,
      meteringPoints:
        meteringPoint === null
          ? []
          : [{ kind: kindOfMeteringPoint(meteringPoint), value: meteringPoint, purpose: 'import', through: null }],
    },
    certificates,
    registration,
    networkParties: book.directory,
    settings,
  }
}
