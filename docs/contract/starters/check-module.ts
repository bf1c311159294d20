// The Network Operator Certificate check as a module, in TypeScript. From Node 22.18 on it runs as it stands; else compile it.
//   npx dcc-sim assure --check ./check-module.ts
import type { CheckRequest, CheckVerdict } from 'dcc-simulator/check'

interface Certificate {
  readonly role: number
  /** Sixteen hexadecimal digits: the subject's x500UniqueIdentifier. */
  readonly holder: string
}

type Unknown = keyof CheckRequest['settings']['onUnknown']
type Grounds = Pick<CheckVerdict, 'expected' | 'warnings'>

const none: Grounds = { expected: [], warnings: [] }
const outOfScope = (rule: CheckVerdict['rule']): CheckVerdict => {
  return { outcome: 'not-applicable', rule, because: 'The rule excludes it.', found: [], ...none }
}

/** The rules in their order: the first that fails decides. */
export default function judge(request: CheckRequest): CheckVerdict {
  const { settings, device, serviceReferenceVariant: variant, registration } = request
  const senders = ['IS', 'GS', ...(settings.appliesToNetworkOperators ? ['ED', 'GT'] : [])]
  if (variant !== '6.21' && !(variant === '6.15.1' && device.type === 'ESME')) return outOfScope('NOC-1')
  if (device.type !== 'ESME' && device.type !== 'GPF') return outOfScope('NOC-2')
  if (request.remotePartyRole !== 'NetworkOperator') return outOfScope('NOC-3')
  if (!senders.includes(request.submittedBy.userRole)) return outOfScope('NOC-4')
  if (request.cancels) return outOfScope('NOC-5')

  const certificates = request.certificates.map(({ der }) => readCertificate(der))
  const found = certificates.flatMap((each) => (each === null ? [] : [hyphenated(each.holder)]))
  const accepted = (rule: CheckVerdict['rule'], because: string, grounds = none): CheckVerdict => {
    return { outcome: 'accepted', rule, because, found, ...grounds }
  }
  const refused = (
    rule: CheckVerdict['rule'],
    reason: Unknown | 'wrong-role' | 'other-party',
    because: string,
    grounds = none,
  ): CheckVerdict => ({ outcome: 'refused', rule, reason, because, found, ...grounds })

  if (certificates.length === 0) return refused('NOC-10', 'wrong-role', 'There is no certificate.')
  if (certificates.includes(null)) return refused('NOC-10', 'wrong-role', 'A certificate cannot be read.')
  const held = certificates.filter((each) => each !== null)
  for (const { role } of held)
    if (role !== 3 && !(role === 4 && settings.allowAccessControlBroker))
      return refused(role === 4 ? 'NOC-13' : 'NOC-10', 'wrong-role', `A certificate has the role ${role}.`)
  if (held.every(({ role }) => role === 4)) return accepted('NOC-13', 'A setting allows it.')

  const kind = device.type === 'ESME' ? 'MPAN' : 'MPRN'
  const day = marketDateOf(request.effectiveAt)
  const points = device.meteringPoints.filter((point) => point.kind === kind)
  const numbersOf = (some: typeof points) => new Set(some.map(({ value }) => numberOf(value)))
  const determining = numbersOf(points.filter(({ purpose }) => purpose === 'import'))
  const others = numbersOf(points.filter(({ purpose }) => purpose !== 'import'))
  const partiesOn = (points: ReadonlySet<string>) =>
    new Set(
      registration
        .filter(({ meteringPoint }) => points.has(numberOf(meteringPoint)))
        .filter(
          ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
        )
        .map(({ networkParty }) => networkParty),
    )
  const parties = determining.size === 1 ? partiesOn(determining) : new Set<string>()
  const identifiers = request.networkParties
    .filter(({ id }) => parties.has(id))
    .flatMap(({ entityIdentifiers }) => entityIdentifiers.map((text) => text.replaceAll('-', '').toUpperCase()))
    .filter((text) => /^[0-9A-F]{16}$/.test(text))
  const differs = parties.size === 1 && [...partiesOn(others)].some((party) => !parties.has(party))
  const warnings = differs ? ['other-network-party-on-secondary-point'] : []
  const grounds = { expected: [...new Set(identifiers)].map(hyphenated), warnings }

  const unknown = unknownAmong(determining, parties, identifiers)
  if (unknown !== null)
    return settings.onUnknown[unknown] === 'accept'
      ? accepted('NOC-12', `A setting accepts it: ${unknown}.`, { ...grounds, warnings: [unknown, ...warnings] })
      : refused('NOC-12', unknown, 'Who is responsible cannot be said.', grounds)
  if (held.some(({ role, holder }) => role === 3 && !identifiers.includes(holder)))
    return refused('NOC-10', 'other-party', 'A certificate is another party’s.', grounds)
  const rule = held.some(({ role }) => role === 4) ? 'NOC-13' : 'NOC-10'
  return accepted(rule, 'All belong to the responsible party.', grounds)
}

function unknownAmong(
  points: ReadonlySet<string>,
  parties: ReadonlySet<string>,
  identifiers: readonly string[],
): Unknown | null {
  if (points.size !== 1) return 'no-metering-point'
  if (parties.size === 0) return 'no-registration'
  if (parties.size > 1) return 'ambiguous-registration'
  return identifiers.length === 0 ? 'no-entity-identifier' : null
}

/** An MPRN is a number: leading zeros make no other metering point. An MPAN has thirteen digits. */
const numberOf = (point: string): string => (point.length < 13 ? point.replace(/^0+(?=.)/, '') : point)

/** The UK market date of an instant. */
function marketDateOf(moment: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short' }).formatToParts(
    new Date(moment),
  )
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

const hyphenated = (digits: string): string => (digits.match(/../g) ?? []).join('-')

const organisationalUnit = '55040b'
const uniqueIdentifier = '55042d'

/** What a certificate's subject says; null where that is not lawful. */
function readCertificate(base64: string): Certificate | null {
  try {
    const [certificate, ...behind] = valuesIn(Buffer.from(base64, 'base64'))
    const [tbs] = valuesIn(certificate)
    // TBSCertificate: version, serial, algorithm, issuer, validity, subject
    const attributes = valuesIn(valuesIn(tbs)[5]).flatMap(valuesIn).map(valuesIn)
    const valuesOf = (type: string) =>
      attributes.filter(([oid]) => oid?.toString('hex') === type).map(([, value]) => value)
    const [roles, holders] = [valuesOf(organisationalUnit), valuesOf(uniqueIdentifier)]
    const role = roles[0]?.toString('latin1') ?? ''
    if (behind.length > 0 || roles.length !== 1 || !/^[0-9a-f]{2}$/i.test(role) || holders.length !== 1) return null
    const [bits] = holders
    if (bits?.length !== 9 || bits[0] !== 0) return null
    return { role: Number.parseInt(role, 16), holder: bits.toString('hex', 1).toUpperCase() }
  } catch {
    return null
  }
}

/** The contents of the DER values that stand one after another in some octets. */
function valuesIn(octets: Buffer | undefined): Buffer[] {
  if (octets === undefined) throw new RangeError('a value is missing')
  const values: Buffer[] = []
  for (let at = 0; at < octets.length; ) {
    let [start, length] = [at + 2, octets.readUInt8(at + 1)]
    if (length > 0x80) {
      start += length - 0x80
      length = octets.readUIntBE(at + 2, start - at - 2)
    }
    if (length > octets.length - start) throw new RangeError('it is cut short')
    values.push(octets.subarray(start, start + length))
    at = start + length
  }
  return values
}
