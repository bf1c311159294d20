/**
 * The bodies of 8.2 Read Inventory, 8.4 Update Inventory and 6.24.1 Retrieve Device Security Credentials, as a part of the
 * simulator's own schema.
 */
export const inventoryBodies = `
  <xs:element name="ReadInventory">
    <xs:complexType>
      <xs:choice>
        <xs:element name="UPRN" type="sr:PropertyReference"/>
        <xs:element name="DeviceID" type="sr:EntityIdentifier"/>
        <xs:element name="MPxN" type="sr:MeteringPoint"/>
        <xs:element name="PropertyFilter" type="sr:PropertyFilter"/>
      </xs:choice>
    </xs:complexType>
  </xs:element>

  <xs:element name="UpdateInventory">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="DeviceID" type="sr:EntityIdentifier"/>
        <xs:choice>
          <xs:element name="UpdateDeviceStatusExceptCH">
            <xs:simpleType>
              <xs:restriction base="xs:string">
                <xs:enumeration value="Pending"/><xs:enumeration value="InstalledNotCommissioned"/>
              </xs:restriction>
            </xs:simpleType>
          </xs:element>
          <xs:element name="UpdateDeviceStatusCH">
            <xs:simpleType>
              <xs:restriction base="xs:string">
                <xs:enumeration value="Commissioned"/><xs:enumeration value="Withdrawn"/>
                <xs:enumeration value="InstalledNotCommissioned"/>
              </xs:restriction>
            </xs:simpleType>
          </xs:element>
          <xs:element name="UpdateDeviceDetails">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="DeviceManufacturer" type="sr:ShortText" minOccurs="0"/>
                <xs:element name="DeviceModel" type="sr:ShortText" minOccurs="0"/>
                <xs:element name="SMETSCHTSVersion" type="sr:TechnicalSpecificationVersion" minOccurs="0"/>
                <xs:element name="FirmwareVersion" type="sr:FirmwareVersion" minOccurs="0"/>
                <xs:element name="ESMEVariant" type="sr:ESMEVariant" minOccurs="0"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="DeleteDevice"><xs:complexType/></xs:element>
          <xs:element name="UpdateMPxN">
            <xs:complexType>
              <xs:choice>
                <xs:element name="ImportMPxN" type="sr:MeteringPoint"/>
                <xs:element name="SecondaryImportMPAN" type="sr:ElectricityMeteringPoint"/>
                <xs:element name="ExportMPAN" type="sr:ElectricityMeteringPoint"/>
              </xs:choice>
            </xs:complexType>
          </xs:element>
        </xs:choice>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:element name="RetrieveDeviceSecurityCredentialsKRP">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="RemotePartyRole" type="sr:RemotePartyRole" maxOccurs="7"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:complexType name="PropertyFilter">
    <xs:sequence>
      <xs:element name="PostCode">
        <xs:simpleType>
          <xs:restriction base="xs:string"><xs:minLength value="6"/><xs:maxLength value="8"/></xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="AddressIdentifier" type="sr:ShortText"/>
    </xs:sequence>
  </xs:complexType>

  <xs:simpleType name="PropertyReference">
    <xs:restriction base="xs:positiveInteger"><xs:totalDigits value="12"/></xs:restriction>
  </xs:simpleType>

  <!-- DUIS bounds the length alone: what is no MPAN or MPRN is refused with a code. -->
  <xs:simpleType name="MeteringPoint">
    <xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="13"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="ElectricityMeteringPoint">
    <xs:restriction base="xs:string"><xs:length value="13"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="ShortText">
    <xs:restriction base="xs:string"><xs:maxLength value="30"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="TechnicalSpecificationVersion">
    <xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="20"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="FirmwareVersion">
    <xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="8"/></xs:restriction>
  </xs:simpleType>

  <!-- The kind of meter, A, B or C, and a letter for each of the parts that it has besides. -->
  <xs:simpleType name="ESMEVariant">
    <xs:restriction base="xs:string"><xs:pattern value="[ABC](DE?|D?E?F)?|AD?E?G"/></xs:restriction>
  </xs:simpleType>
`
