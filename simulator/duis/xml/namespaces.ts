/** The namespace of every DUIS element; written with the prefix `sr`. */
export const serviceUserGateway = 'http://www.dccinterface.co.uk/ServiceUserGateway'

/** The namespace of XML signatures; written with the prefix `ds`. */
export const xmlSignature = 'http://www.w3.org/2000/09/xmldsig#'
