import { type EntityIdentifier, parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatRequestId, parseRequestId, type RequestId } from '../../../vocabulary/request-id.ts'
import { named, simpleType } from '../notation/simple-type.ts'
import { bigNatural, natural, oneOf, oneTokenOf, positive, text, token } from '../notation/simple-types.ts'

/** Eight pairs of hexadecimal digits joined by hyphens. */
export const euiPattern = '[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){7}'

/** A whole number of 64 bits without a sign, written without leading zeros; a pattern is all that a schema has for it. */
const counterPattern = numbersTo('18446744073709551615')

/** Every whole number up to `largest`: those with fewer digits, then, digit by digit, those with the same beginning. */
function numbersTo(largest: string): string {
  const sameLength = [...largest].map((digit, index) => {
    const rest = largest.length - index - 1
    const below = index === 0 ? [1, Number(digit) - 1] : [0, Number(digit) - 1]
    if (rest === 0) return `${largest.slice(0, index)}[0-${digit}]`
    return (below[1] ?? 0) < (below[0] ?? 0) ? '' : `${largest.slice(0, index)}[${below.join('-')}][0-9]{${rest}}`
  })
  return ['0', `[1-9][0-9]{0,${largest.length - 2}}`, ...sameLength.filter((pattern) => pattern !== '')].join('|')
}

const readEui = (it: string): EntityIdentifier => parseEntityIdentifier(it) ?? (it as EntityIdentifier)

/** The Entity Identifier of a device or a party. */
export const eui = named('EntityIdentifier', token(euiPattern, readEui))

/** RequestID and ResponseID: originator, target and counter. */
export const requestId = named(
  'MessageIdentifier',
  token(`${euiPattern}:${euiPattern}:(${counterPattern})`, (it): RequestId => {
    const parts = parseRequestId(it)
    return parts === null ? (it as RequestId) : formatRequestId(parts)
  }),
)

const plainEui = Array.from({ length: 8 }, () => '[0-9A-Fa-f][0-9A-Fa-f]').join('-')

/** Entity Identifiers in one text, separated by commas. */
export const euiList = (maxLength?: number) =>
  simpleType(
    'string',
    {
      minLength: 23,
      ...(maxLength === undefined ? {} : { maxLength }),
      // Without counters, and with one way to go on from each character: the XML library takes long lists in one pass.
      pattern: `${plainEui}(,${plainEui})*`,
    },
    (it): readonly EntityIdentifier[] => it.split(',').map(readEui),
    (identifiers) => identifiers.join(','),
  )

/** The length alone is bounded: what is no MPAN or MPRN is refused with a code. */
export const mpxn = named('MeteringPoint', text({ minLength: 1, maxLength: 13 }))
export const mpan = named('MPAN', text({ minLength: 13, maxLength: 13 }))
export const mprn = named('MPRN', text({ minLength: 1, maxLength: 10 }))

export const uprn = named('PropertyReference', {
  ...positive(),
  facets: { totalDigits: 12 },
})
export const postCode = named('PostCode', text({ minLength: 6, maxLength: 8 }))
export const addressIdentifier = text({ maxLength: 30 })

export const deviceType = named('DeviceType', oneOf('ESME', 'GSME', 'GPF', 'CHF', 'HCALCS', 'PPMID', 'IHD', 'CAD'))
export const remotePartyRole = named(
  'RemotePartyRole',
  oneTokenOf('ACB', 'LoadController', 'NetworkOperator', 'Recovery', 'Root', 'Supplier', 'TransCoS'),
)

/** A counter below which the party's messages are taken for repeated ones: 63 bits. */
export const sequenceNumber = named('SequenceNumber', bigNatural(2n ** 63n - 1n))
export const scheduleId = named('ScheduleIdentifier', natural(undefined, 1_000_000_000_000))
export const firmwareVersion = named('FirmwareVersion', text({ minLength: 1, maxLength: 8 }))

/** A or B or C for the kind of meter, and a letter for each of the parts that it has besides. */
export const esmeVariant = named('ESMEVariant', text({ pattern: '[ABC](DE?|D?E?F)?|AD?E?G' }))
export const technicalSpecificationVersion = named(
  'TechnicalSpecificationVersion',
  text({ minLength: 1, maxLength: 20 }),
)
export const shortText = named('ShortText', text({ maxLength: 30 }))
/** Characters that a meter can show: printable ASCII. */
export const displayable = (facets: { readonly minLength?: number; readonly maxLength: number }) =>
  text({ ...facets, pattern: '[ -~]+' })

export const cspRegion = oneOf('North', 'Central', 'South', '4G North', '4G Central', '4G South', 'Unknown', 'SMETS1')

/** Response codes: every one of DUIS 5.4, and those proposed for the Network Operator Certificate check. */
export const responseCode = named('ResponseCode', text({ pattern: '[IEW][0-9]{1,6}' }))
