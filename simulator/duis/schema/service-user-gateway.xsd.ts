import { serviceReferenceOf, serviceRequests } from '../../vocabulary/service-reference.ts'
import { serviceUserGateway, xmlSignature } from '../namespaces.ts'
import { inventoryBodies } from './inventory-bodies.xsd.ts'

/** Eight pairs of hexadecimal digits joined by hyphens. */
const eui = '[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){7}'

/** Bodies that are described in full: all that the simulator carries out. */
const describedBodies = [
  'UpdateSecurityCredentialsKRP',
  'RequestHandoverOfDCCControlledDevice',
  'ReadInventory',
  'UpdateInventory',
  'RetrieveDeviceSecurityCredentialsKRP',
  'SignedPreCommand',
]

const variants = Object.keys(serviceRequests)

const enumeration = (values: Iterable<string>): string =>
  [...new Set(values)].map((value) => `<xs:enumeration value="${value}"/>`).join('')

const cspRegions = ['North', 'Central', 'South', '4G North', '4G Central', '4G South', 'Unknown', 'SMETS1']

/** Every other body of DUIS by its name alone. */
const otherBodies = [...new Set(Object.values(serviceRequests).map(({ element }) => element))]
  .filter((element) => !describedBodies.includes(element))
  .map((element) => `<xs:element name="${element}" type="sr:BodyNotDescribed"/>`)
  .join('\n        ')

/**
 * The simulator's own schema of DUIS documents, held as text so that it is found from source and from a build alike.
 *
 * The header of a request, and the bodies that are simulated, are as strict as the official schema has them. Of every other
 * body of DUIS the name is known and what is inside passes: so requests that are not simulated reach admission and are
 * answered with a code. The lax wildcards at ResponseMessage and DCCAlert validate an element that is declared here strictly
 * and let any other of the namespace pass.
 */
export const serviceUserGatewaySchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="${serviceUserGateway}"
    targetNamespace="${serviceUserGateway}" elementFormDefault="qualified">

  <xs:element name="Request">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Header" type="sr:RequestHeader"/>
        <xs:element name="Body" type="sr:RequestBody"/>
        <xs:group ref="sr:Signatures"/>
      </xs:sequence>
      <xs:attribute name="schemaVersion" type="xs:decimal" use="required"/>
    </xs:complexType>
  </xs:element>

  <xs:element name="Response">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Header" type="sr:ResponseHeader"/>
        <xs:element name="Body">
          <xs:complexType>
            <xs:choice>
              <xs:element name="ResponseMessage" type="sr:ResponseMessage"/>
              <xs:element name="DeviceAlertMessage" type="sr:DeviceAlertMessage"/>
              <xs:element name="DCCAlertMessage" type="sr:DCCAlertMessage"/>
            </xs:choice>
          </xs:complexType>
        </xs:element>
        <xs:group ref="sr:Signatures"/>
      </xs:sequence>
      <xs:attribute name="schemaVersion" type="xs:decimal" use="required"/>
    </xs:complexType>
  </xs:element>

  <!-- A signature that is not as it should be is answered with a code, not with a 400: its shape is looked at afterwards. -->
  <xs:group name="Signatures">
    <xs:sequence>
      <xs:any namespace="${xmlSignature}" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:group>

  <xs:complexType name="RequestBody">
    <xs:choice>
        ${describedBodies.map((element) => `<xs:element ref="sr:${element}"/>`).join('\n        ')}
        ${otherBodies}
    </xs:choice>
  </xs:complexType>

  <xs:complexType name="BodyNotDescribed" mixed="true">
    <xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:anyAttribute processContents="skip"/>
  </xs:complexType>

  <xs:complexType name="OpenBody">
    <xs:sequence>
      <xs:any namespace="##targetNamespace" processContents="lax"/>
    </xs:sequence>
  </xs:complexType>

  <!-- Headers -->

  <xs:complexType name="RequestHeader">
    <xs:sequence>
      <xs:element name="RequestID" type="sr:MessageIdentifier"/>
      <xs:element name="FirstInSequence" type="xs:boolean" minOccurs="0"/>
      <xs:element name="PrecedingServiceRequestID" type="sr:MessageIdentifier" minOccurs="0"/>
      <xs:element name="CommandVariant" type="sr:CommandVariant"/>
      <xs:element name="ServiceReference" type="sr:ServiceReference"/>
      <xs:element name="ServiceReferenceVariant" type="sr:ServiceReferenceVariant"/>
    </xs:sequence>
  </xs:complexType>

  <xs:complexType name="ResponseHeader">
    <xs:sequence>
      <xs:element name="RequestID" type="sr:MessageIdentifier" minOccurs="0"/>
      <xs:element name="ResponseID" type="sr:MessageIdentifier" minOccurs="0"/>
      <xs:element name="ResponseCode" type="sr:ResponseCode"/>
      <xs:element name="ResponseDateTime" type="xs:dateTime"/>
    </xs:sequence>
  </xs:complexType>

  <!-- Request bodies that are simulated -->

  <xs:element name="UpdateSecurityCredentialsKRP">
    <xs:complexType>
      <xs:sequence>
        <xs:group ref="sr:ReplacementTarget"/>
        <xs:element name="ReplacementCertificates">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="SupplierOrNetworkOperatorCertificates">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="DigitalSigningCertificate" type="xs:base64Binary" minOccurs="0"/>
                    <xs:group ref="sr:KeyAgreementCertificates"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:group ref="sr:CertificatePath"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:element name="RequestHandoverOfDCCControlledDevice">
    <xs:complexType>
      <xs:sequence>
        <xs:group ref="sr:ReplacementTarget"/>
        <xs:element name="ReplacementCertificates">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="DigitalSigningCertificate" type="xs:base64Binary"/>
              <xs:group ref="sr:KeyAgreementCertificates"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:group ref="sr:CertificatePath"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

${inventoryBodies}
  <xs:element name="SignedPreCommand">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="ExecutionDateTime" type="xs:dateTime" minOccurs="0"/>
        <xs:element name="GBCSPayload" type="xs:base64Binary"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:group name="ReplacementTarget">
    <xs:sequence>
      <xs:element name="ExecutionDateTime" type="xs:dateTime" minOccurs="0"/>
      <xs:element name="RemotePartyRole" type="sr:RemotePartyRole"/>
      <xs:element name="RemotePartyFloorSeqNumber" type="sr:SequenceNumber" minOccurs="0"/>
      <xs:element name="RemotePartyPrepaymentTopUpFloorSeqNumber" type="sr:SequenceNumber" minOccurs="0"/>
    </xs:sequence>
  </xs:group>

  <xs:group name="KeyAgreementCertificates">
    <xs:sequence>
      <xs:element name="KeyAgreementCertificate" type="xs:base64Binary" minOccurs="0"/>
      <xs:element name="KeyAgreementTopUpCertificate" type="xs:base64Binary" minOccurs="0"/>
    </xs:sequence>
  </xs:group>

  <xs:group name="CertificatePath">
    <xs:sequence>
      <xs:element name="CertificationPathCertificates">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="Certificate" type="xs:base64Binary" maxOccurs="3"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      <xs:element name="ApplyTimeBasedCPVChecks" type="xs:boolean"/>
    </xs:sequence>
  </xs:group>

  <!-- Service Responses: a reference alone acknowledges or refuses -->

  <xs:complexType name="ResponseMessage">
    <xs:sequence>
      <xs:element name="ServiceReference" type="sr:DottedNumber"/>
      <xs:element name="ServiceReferenceVariant" type="sr:DottedNumber"/>
      <xs:any namespace="##targetNamespace" processContents="lax" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>

  <xs:element name="GBCSPayload" type="xs:base64Binary"/>

  <xs:element name="PreCommand">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="GBCSVersion" type="xs:string"/>
        <xs:element name="GBCSPayload" type="xs:base64Binary"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:element name="LocalCommand">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="GBCSPayload" type="xs:base64Binary"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:element name="FutureDatedDeviceAlertMessage">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="FutureDatedAlertCode">
          <xs:simpleType>
            <xs:restriction base="xs:hexBinary">
              <xs:enumeration value="8F66"/>
              <xs:enumeration value="8F67"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
        <xs:element name="GBCSPayload" type="xs:base64Binary"/>
        <xs:element name="InstructionNumber" type="xs:unsignedShort"/>
        <xs:element name="TotalCommandInstructions" type="xs:unsignedShort"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:element name="DSPScheduleID">
    <xs:simpleType>
      <xs:restriction base="xs:nonNegativeInteger">
        <xs:maxInclusive value="1000000000000"/>
      </xs:restriction>
    </xs:simpleType>
  </xs:element>

  <xs:element name="DSPInventory">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Device" type="sr:InventoryDevice" maxOccurs="17"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:complexType name="InventoryDevice">
    <xs:sequence>
      <xs:element name="DeviceID" type="sr:EntityIdentifier"/>
      <xs:element name="DeviceType" type="sr:DeviceType"/>
      <xs:element name="DeviceStatus" type="sr:DeviceStatus" minOccurs="0"/>
      <xs:element name="DeviceManufacturer" type="sr:ShortText"/>
      <xs:element name="DeviceModel" type="sr:ShortText"/>
      <xs:element name="SMETSCHTSVersion" type="sr:TechnicalSpecificationVersion" minOccurs="0"/>
      <xs:element name="DeviceFirmwareVersion" type="sr:FirmwareVersion" minOccurs="0"/>
      <xs:element name="DeviceFirmwareVersionStatus" type="sr:ProductStatus" minOccurs="0"/>
      <xs:element name="CPLStatus" type="sr:ProductStatus" minOccurs="0"/>
      <xs:element name="DateCommissioned" type="xs:date" minOccurs="0"/>
      <xs:element name="ImportMPxN" type="sr:MeteringPoint" minOccurs="0"/>
      <xs:element name="SecondaryImportMPAN" type="sr:ElectricityMeteringPoint" minOccurs="0"/>
      <xs:element name="ExportMPAN" type="sr:ElectricityMeteringPoint" minOccurs="0"/>
      <xs:element name="ESMEVariant" type="sr:ESMEVariant" minOccurs="0"/>
      <xs:element name="UPRN" type="sr:PropertyReference" minOccurs="0"/>
      <xs:element name="PropertyFilter" type="sr:PropertyFilter" minOccurs="0"/>
      <xs:element name="CSPRegion" type="sr:CSPRegion" minOccurs="0"/>
      <xs:element name="DeviceGBCSVersion" type="xs:string" minOccurs="0"/>
      <xs:element name="HANVariant" type="xs:string" minOccurs="0"/>
      <xs:element name="S1SP" type="xs:string" minOccurs="0"/>
      <xs:element name="Connectivity" type="sr:Connectivity" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>

  <!-- Alerts -->

  <xs:complexType name="DeviceAlertMessage">
    <xs:sequence>
      <xs:element name="AlertCode">
        <xs:simpleType>
          <xs:restriction base="xs:hexBinary">
            <xs:length value="2"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:group ref="sr:Throttling"/>
      <xs:element name="GBCSPayload" type="xs:base64Binary"/>
    </xs:sequence>
  </xs:complexType>

  <xs:complexType name="DCCAlertMessage">
    <xs:sequence>
      <xs:element name="DCCAlertCode" type="sr:DccAlertCode"/>
      <xs:group ref="sr:Throttling"/>
      <xs:element name="DCCAlert" type="sr:OpenBody"/>
    </xs:sequence>
  </xs:complexType>

  <xs:group name="Throttling">
    <xs:sequence>
      <xs:element name="ThrottledAlertSequenceId" type="xs:unsignedInt" minOccurs="0"/>
      <xs:element name="ThrottledAlertCount" type="xs:unsignedInt" minOccurs="0"/>
    </xs:sequence>
  </xs:group>

  <xs:element name="SecurityCredentialsUpdated">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="DeviceID" type="sr:EntityIdentifier"/>
        <xs:element name="RemotePartyRole" type="sr:RemotePartyRole"/>
        <xs:element name="RemotePartySeqNumberChange" minOccurs="0">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="RemotePartyFloorSeqNumber" type="sr:SequenceNumber"/>
              <xs:element name="RemotePartyPrepaymentTopUpFloorSeqNumber" type="sr:SequenceNumber" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:element name="Certificates" maxOccurs="3">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="CertificateType">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="DigitalSigning"/>
                    <xs:enumeration value="KeyAgreement"/>
                    <xs:enumeration value="KeyAgreementTopUp"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="CertificateHash" type="xs:base64Binary"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <!-- Values -->

  <xs:simpleType name="EntityIdentifier">
    <xs:restriction base="xs:token"><xs:pattern value="${eui}"/></xs:restriction>
  </xs:simpleType>

  <!-- RequestID and ResponseID: two identifiers and a counter; that the counter fits 64 bits is checked where it is read. -->
  <xs:simpleType name="MessageIdentifier">
    <xs:restriction base="xs:token"><xs:pattern value="${eui}:${eui}:(0|[1-9][0-9]{0,19})"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="CommandVariant">
    <xs:restriction base="xs:positiveInteger"><xs:maxInclusive value="9"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="ServiceReference">
    <xs:restriction base="xs:string">${enumeration(variants.map(serviceReferenceOf))}</xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="ServiceReferenceVariant">
    <xs:restriction base="xs:string">${enumeration(variants)}</xs:restriction>
  </xs:simpleType>

  <!-- Service references of a response, whether or not the matrix knows them -->
  <xs:simpleType name="DottedNumber">
    <xs:restriction base="xs:string">
      <xs:maxLength value="16"/>
      <xs:pattern value="[0-9]+(\\.[0-9]+)*"/>
    </xs:restriction>
  </xs:simpleType>

  <!-- Every code of DUIS 5.4, and those proposed for the Network Operator Certificate check -->
  <xs:simpleType name="ResponseCode">
    <xs:restriction base="xs:string"><xs:pattern value="[IEW][0-9]{1,6}"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="DccAlertCode">
    <xs:restriction base="xs:string"><xs:pattern value="AD1|N[1-9][0-9]{0,2}"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="RemotePartyRole">
    <xs:restriction base="xs:token">
      <xs:enumeration value="ACB"/>
      <xs:enumeration value="LoadController"/>
      <xs:enumeration value="NetworkOperator"/>
      <xs:enumeration value="Recovery"/>
      <xs:enumeration value="Root"/>
      <xs:enumeration value="Supplier"/>
      <xs:enumeration value="TransCoS"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="SequenceNumber">
    <xs:restriction base="xs:nonNegativeInteger"><xs:maxInclusive value="9223372036854775807"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="DeviceType">
    <xs:restriction base="xs:string">
      <xs:enumeration value="ESME"/><xs:enumeration value="GSME"/><xs:enumeration value="GPF"/>
      <xs:enumeration value="CHF"/><xs:enumeration value="HCALCS"/><xs:enumeration value="PPMID"/>
      <xs:enumeration value="IHD"/><xs:enumeration value="CAD"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="ProductStatus">
    <xs:restriction base="xs:string">${enumeration(['Active', 'Cancelled', 'Expired', 'Withdrawn'])}</xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="CSPRegion">
    <xs:restriction base="xs:string">${enumeration(cspRegions)}</xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="Connectivity">
    <xs:restriction base="xs:string">${enumeration(['Cellular', 'Virtual'])}</xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="DeviceStatus">
    <xs:restriction base="xs:string">
      <xs:enumeration value="Pending"/><xs:enumeration value="Whitelisted"/>
      <xs:enumeration value="InstalledNotCommissioned"/><xs:enumeration value="Commissioned"/>
      <xs:enumeration value="Decommissioned"/><xs:enumeration value="Withdrawn"/>
      <xs:enumeration value="Suspended"/><xs:enumeration value="Recovery"/><xs:enumeration value="Recovered"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
`
