import { createHash } from 'node:crypto'
import { readAlert } from '../gbcs/alert.ts'
import { formatAlertCode } from '../gbcs/alert-codes.ts'
import { joinResponseCodeOf } from '../gbcs/asn1/joining.ts'
import { readMessage } from '../gbcs/message.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { FieldFaults } from '../vocabulary/ports/field-faults.ts'
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
  readonly delayMs: number
  /** How many of it arrive, if any does. */
  readonly copies: number
  /** The bits to flip, counted from the highest of the first octet; all lie within the frame. */
  readonly flippedBits: readonly number[]
}

/** Decides what is done to each frame, and what goes wrong where devices are fitted. */
export interface FaultPlan extends FieldFaults {
  /** Replaces every rule at once. */
  replace(rules: readonly FaultRule[]): void
  /** The rules, with what remains of their counts, and how often each has struck. */
  rules(): readonly FaultRule[]
  /** Has a rule strike, by its place, if it may strike once more. */
  claim(rule: number): boolean
  /** How often each fault has struck since the start, whichever rule had it strike; one that never did is left out. */
  hits(): ReadonlyMap<Fault, number>
  disturbanceOf(passage: Passage): Disturbance
}

type RuleOf<Kind extends Fault> = Extract<FaultRule, { fault: Kind }>
/** Of faults that befall a device where it is fitted, and no frame. */
type FieldFault = 'mistyped-install-code' | 'late-joining' | 'hub-clock-adrift' | 'join-failure'
type FrameRule = Exclude<FaultRule, RuleOf<FieldFault>>

const undisturbed: Disturbance = { faults: [], unreachable: false, lost: false, delayMs: 0, copies: 1, flippedBits: [] }

/** One draw has this many outcomes. */
const outcomes = 2 ** 32

/**
 * A fault plan that strikes nobody until it is given rules.
 *
 * @param claimElsewhere asks whoever counts what strikes devices where they are fitted whether a rule may, by its place; this plan counts
 *                       it by itself where left out
 */
export function createFaultPlan(
  random: Random,
  initial: readonly FaultRule[] = [],
  claimElsewhere?: (rule: number) => Promise<boolean>,
): FaultPlan {
  let rules = [...initial]
  const hits = new Map<Fault, number>()

  /**
   * Draws are a function of the seed, the rule, the device, the instant and the frame, and of nothing drawn before: what
   * happens on one link never depends on the traffic of another, and no stream need be kept per link.
   */
  const draw = (rule: number, about: string, purpose: string): number =>
    random.derive(`${purpose}/${rule}/${about}`).integer(0, outcomes - 1)

  const isDrawn = ({ probability }: FaultRule, index: number, about: () => string): boolean =>
    probability === undefined || draw(index, about(), 'strikes') < probability * outcomes

  const strike = (rule: FaultRule, index: number): void => {
    const { next, hits: before = 0 } = rule
    rules[index] = { ...rule, hits: before + 1, ...(next !== undefined && { next: next - 1 }) }
    hits.set(rule.fault, (hits.get(rule.fault) ?? 0) + 1)
  }

  const claim = (index: number): boolean => {
    const rule = rules[index]
    if (rule === undefined || !mayStrikeAgain(rule)) return false
    strike(rule, index)
    return true
  }

  /** The rules of a field fault that strike a device now. */
  const strikingField = async <Kind extends FieldFault>(fault: Kind, device: EntityIdentifier, at: Instant) => {
    const striking: RuleOf<Kind>[] = []
    // Others may come in their place while a claim is answered.
    for (let index = 0; index < rules.length; index += 1) {
      const rule = rules[index]
      if (rule?.fault !== fault || !isOccasion(rule, device, at)) continue
      if (!isDrawn(rule, index, () => `${device}/${fault}/${at}`)) continue
      if (await (claimElsewhere ?? claim)(index)) striking.push(rule as RuleOf<Kind>)
    }
    return striking
  }

  return {
    replace(replacement) {
      rules = [...replacement]
    },
    rules: () => rules,
    claim,
    hits: () => hits,
    mistypesInstallCode: async (device, now) => (await strikingField('mistyped-install-code', device, now)).length > 0,
    async joinsLateBy(device, now) {
      const striking = await strikingField('late-joining', device, now)
      return striking.reduce((sum, { seconds }) => sum + 1000 * seconds, 0)
    },
    async hubClockAheadBy(meter, now) {
      const striking = await strikingField('hub-clock-adrift', meter, now)
      return striking.reduce((sum, { aheadBySeconds }) => sum + 1000 * aheadBySeconds, 0)
    },
    async joinFailure(device, now) {
      const [failure] = await strikingField('join-failure', device, now)
      return failure === undefined ? null : joinResponseCodeOf(failure.answer)
    },
    disturbanceOf(passage) {
      let disturbance = undisturbed
      for (const [index, rule] of rules.entries()) {
        if (!isOfFrame(rule) || !meets(rule, passage)) continue
        if (!isDrawn(rule, index, () => drawnAbout(passage))) continue
        strike(rule, index)
        const drawBit = () => draw(index, drawnAbout(passage), 'bit')
        disturbance = withFault(disturbance, rule, drawBit, passage.frame.length * 8)
      }
      return disturbance
    },
  }
}

const drawnAbout = ({ device, direction, frame, at }: Passage): string =>
  `${device}/${direction}/${at}/${createHash('sha256').update(frame).digest('hex')}`

const fieldFaults: readonly Fault[] = ['mistyped-install-code', 'late-joining', 'hub-clock-adrift', 'join-failure']
const isOfFrame = (rule: FaultRule): rule is FrameRule => !fieldFaults.includes(rule.fault)

/** Whether a rule may strike a device at an instant, but for its probability. */
const isOccasion = (rule: FaultRule, device: EntityIdentifier, at: Instant): boolean =>
  (rule.device === undefined || rule.device === device) &&
  (rule.from === undefined || at >= rule.from) &&
  rule.enabled !== false &&
  (rule.until === undefined || at < rule.until) &&
  mayStrikeAgain(rule)

const mayStrikeAgain = ({ next }: FaultRule): boolean => next === undefined || next > 0

const meets = (rule: FrameRule, { device, direction, frame, at, carriedFor }: Passage): boolean =>
  directionOf(rule) === direction &&
  isOccasion(rule, device, at) &&
  (rule.user === undefined || rule.user === carriedFor?.user) &&
  (rule.serviceReferenceVariant === undefined ||
    rule.serviceReferenceVariant === carriedFor?.serviceReferenceVariant) &&
  (rule.fault === 'unreachable' || rule.alertCode === undefined || rule.alertCode === alertCodeIn(frame))

/** Of an alert; null of any other frame. */
function alertCodeIn(frame: Uint8Array): string | null {
  const message = readMessage(frame)
  if (!message.ok || message.value.cra !== 'alert') return null
  const alert = readAlert(message.value, message.value.content)
  return alert.ok ? formatAlertCode(alert.value.alertCode) : null
}

/** A device that cannot be called is noticed on the way down. */
const directionOf = (rule: FrameRule): Direction => (rule.fault === 'unreachable' ? 'down' : rule.direction)

function withFault(disturbance: Disturbance, rule: FrameRule, drawBit: () => number, bits: number): Disturbance {
  const disturbed = { ...disturbance, faults: [...disturbance.faults, rule.fault] }
  switch (rule.fault) {
    case 'unreachable':
      return { ...disturbed, unreachable: true }
    case 'lost':
      return { ...disturbed, lost: true }
    case 'delayed':
      return { ...disturbed, delayMs: disturbance.delayMs + rule.milliseconds }
    case 'duplicated':
      return { ...disturbed, copies: disturbance.copies + 1 }
    case 'corrupted':
      return bits === 0
        ? disturbed
        : { ...disturbed, flippedBits: [...disturbance.flippedBits, (rule.bit ?? drawBit()) % bits] }
  }
}
