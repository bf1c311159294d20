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
          <xs:element name="UpdateDeviceDetails" type="sr:OpenValue"/>
          <xs:element name="DeleteDevice" type="sr:OpenValue"/>
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
      <xs:element name="AddressIdentifier">
        <xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="30"/></xs:restriction></xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>

  <xs:simpleType name="PropertyReference">
    <xs:restriction base="xs:positiveInteger"><xs:totalDigits value="12"/></xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="ElectricityMeteringPoint">
    <xs:restriction base="xs:string"><xs:pattern value="[0-9]{13}"/></xs:restriction>
  </xs:simpleType>
`
