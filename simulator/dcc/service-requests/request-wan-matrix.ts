import { type CspRegion, cspRegionOf, regionOfPostCode } from '../../market/regions.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import { contentOf } from './described-body.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'

/** SRV 12.1: whether the WAN of a Communications Service Provider reaches a property (docs/domain/duis.md#wan-matrix). */
export const requestWanMatrix: ServiceRequestRules<'described'> = {
  serviceReferenceVariant: '12.1',
  body: 'described',
  entry: 'request',
  steps: [{ name: 'property', rule: 'E120101, E120102: a property that is known', judge: property }],
  checkSubject: () => null,
  carriedOut: { by: 'dcc', answer },
}

/** How each region's hubs reach the WAN. */
const technologies: Readonly<Record<CspRegion, string>> = {
  North: 'Long Range Radio',
  Central: 'Cellular',
  South: 'Cellular',
}

const asked = ({ request }: Facts) => contentOf(request, 'RequestWANMatrix')

function property(facts: Facts): Judgement {
  const query = asked(facts)
  const region = regionOf(facts)
  if (region !== null) return passed(`in the region ${region}`)
  return 'uprn' in query
    ? refused('E120101', `UPRN ${query.uprn}`, 'a property reference that the inventory holds')
    : refused('E120102', query.partialAddress.postCode, 'a post code in an area that a provider serves')
}

/** By the devices there, or by the post code where there are none yet. */
function regionOf(facts: Facts): CspRegion | null {
  const query = asked(facts)
  if ('uprn' in query) {
    const [device] = facts.sources.inventory.search({ by: 'property-reference', uprn: String(query.uprn) })
    return isCspRegion(device?.details.cspRegion) ? device.details.cspRegion : null
  }
  const area = regionOfPostCode(query.partialAddress.postCode)
  return area === undefined ? null : cspRegionOf(area)
}

/** Every property of a known area is covered: the simulated WAN has no holes but those of a fault plan. */
function answer(facts: Facts): OwnAnswer {
  const region = regionOf(facts)
  const covered =
    region === null
      ? []
      : [
          {
            cspRegion: region,
            cspRegionResponseCode: 'I0',
            coverageAvailability: true,
            wanTechnology: technologies[region],
            connectivityLikelihood: 'High' as const,
          },
        ]
  const content = { request: asked(facts), dspWanMatrixResponse: covered }
  return { code: 'I0', content: { kind: 'described', element: 'DSPWANMatrix', content }, put: [] }
}

const isCspRegion = (text: string | undefined): text is CspRegion => text !== undefined && text in technologies
