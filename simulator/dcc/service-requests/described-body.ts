import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import type { DescribedBody, ServiceRequest } from '../../duis/request.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** The element of a body whose values are those of its description. */
export type DescribedElement = DescribedBody['element']

/**
 * What the body of a request holds that admission let through as one of a variant.
 *
 * @throws SimulatorFault SIM_INVARIANT for another body
 */
export function contentOf<Element extends DescribedElement>(
  { requestId, body }: ServiceRequest,
  element: Element,
): BodyContent<Element> {
  if (body.kind === 'described' && body.element === element) return body.content as BodyContent<Element>
  throw new SimulatorFault('SIM_INVARIANT', `${requestId} was admitted though it has no body of ${element}`)
}
