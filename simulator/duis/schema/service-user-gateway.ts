import { dccAlertCode, deviceAlertMessage, dottedNumber, throttling } from '../bodies/alert-messages.ts'
import { dccAlerts } from '../bodies/dcc-alerts.ts'
import { requestHeader, responseHeader } from '../bodies/headers.ts'
import type { Content } from '../bodies/notation/structure.ts'
import { SchemaWriter } from '../bodies/notation/write-schema.ts'
import { requestBodies } from '../bodies/request-bodies.ts'
import { responseContents } from '../bodies/response-contents.ts'
import { serviceUserGateway, xmlSignature } from '../xml/namespaces.ts'

type Contents = Readonly<Record<string, Content<unknown>>>

/**
 * The simulator's own schema of DUIS requests, written from the descriptions of bodies: header and body are as strict as the
 * official schema has them.
 *
 * @param bodies those that there are; all of DUIS unless told otherwise
 */
export function requestSchema(bodies: Contents = requestBodies): string {
  const writer = new SchemaWriter()
  const request = document('Request', writer.element('Header', requestHeader), elements(writer, bodies))
  return schema([request, writer.types()])
}

/**
 * The same for what the DCC says. A response may hold what a newer DCC says: the lax wildcards at ResponseMessage and
 * DCCAlert hold an element that is described to its description, and let any other of the namespace pass.
 */
export function responseSchema(): string {
  const writer = new SchemaWriter()
  const response = document('Response', writer.element('Header', responseHeader), responseBody(writer))
  return schema([response, elements(writer, responseContents), elements(writer, dccAlerts), writer.types()])
}

const elements = (writer: SchemaWriter, contents: Contents): string =>
  Object.entries(contents)
    .map(([name, content]) => writer.element(name, content))
    .join('\n')

const schema = (declarations: readonly string[]): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="${serviceUserGateway}"
    targetNamespace="${serviceUserGateway}" elementFormDefault="qualified">
${declarations.join('\n')}
</xs:schema>
`

/** A signature that is not as it should be is answered with a code, not with a 400: its shape is looked at afterwards. */
const document = (name: string, header: string, bodies: string): string => `<xs:element name="${name}"><xs:complexType>
<xs:sequence>
${header}
<xs:element name="Body"><xs:complexType><xs:choice>
${bodies}
</xs:choice></xs:complexType></xs:element>
<xs:any namespace="${xmlSignature}" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence>
<xs:attribute name="schemaVersion" type="xs:decimal" use="required"/>
</xs:complexType></xs:element>`

/** A reference alone acknowledges or refuses. */
function responseBody(writer: SchemaWriter): string {
  const anything = (occurrence: string) => `<xs:any namespace="##targetNamespace" processContents="lax"${occurrence}/>`
  return `<xs:element name="ResponseMessage"><xs:complexType><xs:sequence>
${writer.element('ServiceReference', dottedNumber)}
${writer.element('ServiceReferenceVariant', dottedNumber)}
${anything(' minOccurs="0"')}
</xs:sequence></xs:complexType></xs:element>
${writer.element('DeviceAlertMessage', deviceAlertMessage)}
<xs:element name="DCCAlertMessage"><xs:complexType><xs:sequence>
${writer.element('DCCAlertCode', dccAlertCode)}
${writer.fields(throttling)}
<xs:element name="DCCAlert"><xs:complexType><xs:sequence>${anything('')}</xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>`
}
