import { algorithms } from '../signature-profile.ts'
import { xmlSignature } from '../xml/namespaces.ts'

const oneAlgorithm = (algorithm: string): string =>
  `<xs:complexType><xs:attribute name="Algorithm" type="xs:string" use="required" fixed="${algorithm}"/></xs:complexType>`

/** Two of one name need one type, so each value stands in an enumeration; which may stand where, `read-signature.ts` says. */
const transformAlgorithms = [algorithms.transform, algorithms.canonicalization]
  .map((algorithm) => `<xs:enumeration value="${algorithm}"/>`)
  .join('')

/**
 * The DUIS profile of XML Signature (docs/domain/duis.md#xml-signature): enveloped, one Reference to the whole
 * document, fixed algorithms, the signer named by the issuer and serial number of its certificate. Exclusive
 * canonicalisation may follow enveloped-signature, as general signing libraries have it. Nothing else: what is not
 * needed cannot mislead.
 */
export const signatureProfileSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ds="${xmlSignature}"
    targetNamespace="${xmlSignature}" elementFormDefault="qualified">
  <xs:element name="Signature">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="SignedInfo">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="CanonicalizationMethod">${oneAlgorithm(algorithms.canonicalization)}</xs:element>
              <xs:element name="SignatureMethod">${oneAlgorithm(algorithms.signature)}</xs:element>
              <xs:element name="Reference">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="Transforms">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="Transform" type="ds:Transform" maxOccurs="2"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="DigestMethod">${oneAlgorithm(algorithms.digest)}</xs:element>
                    <xs:element name="DigestValue" type="ds:Sha256"/>
                  </xs:sequence>
                  <xs:attribute name="URI" type="xs:string" use="required" fixed=""/>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:element name="SignatureValue" type="ds:P256Signature"/>
        <xs:element name="KeyInfo">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="X509Data">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="X509IssuerSerial">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="X509IssuerName" type="xs:string"/>
                          <xs:element name="X509SerialNumber" type="ds:SerialNumber"/>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>

  <xs:complexType name="Transform">
    <xs:attribute name="Algorithm" use="required">
      <xs:simpleType><xs:restriction base="xs:string">${transformAlgorithms}</xs:restriction></xs:simpleType>
    </xs:attribute>
  </xs:complexType>

  <xs:simpleType name="Sha256">
    <xs:restriction base="xs:base64Binary"><xs:length value="32"/></xs:restriction>
  </xs:simpleType>

  <!-- r and s, 32 octets each -->
  <xs:simpleType name="P256Signature">
    <xs:restriction base="xs:base64Binary"><xs:length value="64"/></xs:restriction>
  </xs:simpleType>

  <!-- RFC 5280 4.1.2.2: at most 20 octets, not negative -->
  <xs:simpleType name="SerialNumber">
    <xs:restriction base="xs:token"><xs:pattern value="[0-9]{1,49}"/></xs:restriction>
  </xs:simpleType>
</xs:schema>
`
