import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import type { CarriedFor } from '../vocabulary/ports/wan.ts'
import type { Direction, Fault, FaultRule } from './fault-rule.ts'

/** A frame on its way, as the plan sees it. */
export interface Passage {
  readonly device: EntityIdentifier
  readonly direction: Direction
  readonly frame: Uint8Array
  readonly at: Instant
  /** The request that it is carried for; null for what a device says unasked. */
  readonly carriedFor: CarriedFor | null
}

/** What the plan does to one frame. */
export interface Disturbance {
  readonly faults: readonly Fault[]
  readonly unreachable: boolean
  readonly lost: boolean
  /** Milliseconds. */
  readonly delay: number
  /** How many of it arrive, if any does. */
  readonly copies: number
  /** The bits to flip, counted from the highest of the first octet; all lie within the frame. */
  readonly flippedBits: readonly number[]
}

/** Decides what is done to each frame. */
export interface FaultPlan {
  /** Replaces every rule at once. */
  replace(rules: readonly FaultRule[]): void
  /** The rules, with what remains of their counts. */
  rules(): readonly FaultRule[]
  disturbanceOf(passage: Passage): Disturbance
}

const undisturbed: Disturbance = { faults: [], unreachable: false, lost: false, delay: 0, copies: 1, flippedBits: [] }

/** One draw has this many outcomes. */
const outcomes = 2 ** 32

/** A fault plan that strikes nobody until it is given rules. */
export function createFaultPlan(random: Random, initial: readonly FaultRule[] = []): FaultPlan {
  let rules = [...initial]

  /**
   * Draws are a function of the seed, the rule, the device, the instant and the frame, and of nothing drawn before: what
   * happens on one link never depends on the traffic of another, and no stream need be kept per link.
   */
  const draw = (rule: number, { device, direction, frame, at }: Passage, purpose: string): number => {
    const digest = createHash('sha256').update(frame).digest('hex')
    return random.derive(`${purpose}/${rule}/${device}/${direction}/${at}/${digest}`).integer(0, outcomes - 1)
  }

  const strikes = (rule: FaultRule, index: number, passage: Passage): boolean =>
    directionOf(rule) === passage.direction &&
    (rule.device === undefined || rule.device === passage.device) &&
    (rule.user === undefined || rule.user === passage.carriedFor?.user) &&
    (rule.serviceReferenceVariant === undefined ||
      rule.serviceReferenceVariant === passage.carriedFor?.serviceReferenceVariant) &&
    (rule.from === undefined || passage.at >= rule.from) &&
    (rule.until === undefined || passage.at < rule.until) &&
    (rule.next === undefined || rule.next > 0) &&
    (rule.probability === undefined || draw(index, passage, 'strikes') < rule.probability * outcomes)

  return {
    replace(replacement) {
      rules = [...replacement]
    },
    rules: () => rules,
    disturbanceOf(passage) {
      let disturbance = undisturbed
      for (const [index, rule] of rules.entries()) {
        if (!strikes(rule, index, passage)) continue
        if (rule.next !== undefined) rules[index] = { ...rule, next: rule.next - 1 }
        disturbance = withFault(disturbance, rule, () => draw(index, passage, 'bit'), passage.frame.length * 8)
      }
      return disturbance
    },
  }
}

/** A device that cannot be called is noticed on the way down. */
const directionOf = (rule: FaultRule): Direction => (rule.fault === 'unreachable' ? 'down' : rule.direction)

function withFault(disturbance: Disturbance, rule: FaultRule, drawBit: () => number, bits: number): Disturbance {
  const disturbed = { ...disturbance, faults: [...disturbance.faults, rule.fault] }
  switch (rule.fault) {
    case 'unreachable':
      return { ...disturbed, unreachable: true }
    case 'lost':
      return { ...disturbed, lost: true }
    case 'delayed':
      return { ...disturbed, delay: disturbance.delay + rule.milliseconds }
    case 'duplicated':
      return { ...disturbed, copies: disturbance.copies + 1 }
    case 'corrupted':
      return bits === 0
        ? disturbed
        : { ...disturbed, flippedBits: [...disturbance.flippedBits, (rule.bit ?? drawBit()) % bits] }
  }
}
