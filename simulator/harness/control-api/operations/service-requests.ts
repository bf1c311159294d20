import { z } from 'zod'
import { isSimulated } from '../../../dcc/service-requests/registry.ts'
import type { FieldDescription } from '../../../duis/bodies/notation/assign-fields.ts'
import { fieldsOfBody } from '../../../duis/body-of-fields.ts'
import { type DeviceType, deviceTypes } from '../../../vocabulary/device-type.ts'
import { type ServiceRequestDefinition, serviceRequests } from '../../../vocabulary/service-reference.ts'
import { takesCertificates } from '../compose/compose-order.ts'
import { NotFound, operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

const summaryFields = {
  serviceReferenceVariant: z.string(),
  name: z.string(),
  critical: z.boolean().describe('Its user signs a Pre-Command'),
  eligibleRoles: z.array(z.string()).describe('Who may send it'),
  targets: z
    .array(z.enum(Object.keys(deviceTypes) as [DeviceType, ...DeviceType[]]))
    .describe('Device types; none where the DCC itself answers'),
  futureDating: z.string().describe('Who keeps it until its time: none, device or dsp'),
  commandVariants: z.array(z.int()),
  takesCertificates: z.boolean().describe('Its body is certificates for a slot, which the composer chooses by party'),
}

const fieldSchema = z.strictObject({
  path: z.string().describe('Its DUIS name, from the body down'),
  type: z.string().nullable().describe('Of XML Schema; null where the element says by its presence what it says'),
  choices: z.array(z.string()).nullable().describe('Every value there is, where they are listed'),
  least: z.string().nullable().describe('Of its value, or of its length'),
  most: z.string().nullable(),
  pattern: z.string().nullable(),
  optional: z.boolean(),
  choice: z.boolean().describe('One of several alternatives'),
  list: z.boolean().describe('It may be there several times'),
  lists: z
    .array(z.string())
    .describe('The paths of what there may be several of, outermost first: NAME[2].FIELD is of the second'),
})

export const serviceRequestsSchema = z.strictObject({ serviceRequests: z.array(z.strictObject(summaryFields)) })

export const serviceRequestFormSchema = z.strictObject({ ...summaryFields, fields: z.array(fieldSchema) })

export const serviceRequestOperations = [
  operation({
    method: 'get',
    route: '/service-requests',
    summary: 'The Service Requests that are simulated: who may send each, to which devices',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: serviceRequestsSchema,
    perform: () => ({
      serviceRequests: Object.entries(serviceRequests)
        .filter(([variant]) => isSimulated(variant))
        .map(([variant, definition]) => summaryOf(variant, definition)),
    }),
  }),
  operation({
    method: 'get',
    route: '/service-requests/:srv',
    summary: 'One Service Request with the fields of its body, as a form asks for them',
    path: z.strictObject({ srv: z.string().meta({ examples: ['6.20.1'] }) }),
    query: nothing,
    body: nothing,
    answer: serviceRequestFormSchema,
    perform: (_network, { path: { srv } }) => {
      const definition = serviceRequests[srv]
      if (definition === undefined || !isSimulated(srv)) throw new NotFound(`No Service Request ${srv} is simulated`)
      const fields = takesCertificates(srv) ? [] : fieldsOfBody(definition.element)
      return { ...summaryOf(srv, definition), fields: fields.map(fieldView) }
    },
  }),
]

const summaryOf = (variant: string, definition: ServiceRequestDefinition) => ({
  serviceReferenceVariant: variant,
  name: definition.name,
  critical: definition.critical,
  eligibleRoles: [...definition.eligibleRoles],
  targets: [...definition.targets],
  futureDating: definition.futureDating,
  commandVariants: [...definition.commandVariants],
  takesCertificates: takesCertificates(variant),
})

function fieldView({ path, type, isOptional, isChoice, lists }: FieldDescription): z.output<typeof fieldSchema> {
  const facets = type?.facets ?? {}
  const text = (value: number | bigint | undefined) => (value === undefined ? null : String(value))
  return {
    path,
    type: type?.base ?? null,
    choices: facets.enumeration === undefined ? null : [...facets.enumeration],
    least: text(facets.minInclusive ?? facets.minLength ?? facets.length),
    most: text(facets.maxInclusive ?? facets.maxLength ?? facets.length),
    pattern: facets.pattern ?? null,
    optional: isOptional,
    choice: isChoice,
    list: lists.length > 0,
    lists: [...lists],
  }
}
