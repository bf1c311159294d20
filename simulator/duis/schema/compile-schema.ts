import {
  closeBuffer,
  openBuffer,
  ParseOption,
  readBuffer,
  XmlDocument,
  type XmlInputProvider,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { firstComplaint } from '../not-duis.ts'

/** Compiles a schema that stands alone. */
export function compileSchema(xsd: string): XsdValidator {
  const document = XmlDocument.fromString(xsd)
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    document.dispose()
  }
}

/** How the target namespace of the schema for DUIS documents ends, in every version. */
const gatewayNamespace = /\/ServiceUserGateway$/

/**
 * Compiles the schema among `files` whose targetNamespace ends in `/ServiceUserGateway`, whatever its name. What it imports is
 * looked for among the same files, by the last part of its schemaLocation; nothing is ever loaded from anywhere else.
 */
export function compileOfficialSchema(files: ReadonlyMap<string, Buffer>): XsdValidator {
  const gateway = gatewaySchema(files)
  if (!xmlRegisterInputProvider(providerOf(files))) {
    gateway.dispose()
    throw new SimulatorFault('SIM_INVARIANT', 'The XML library takes no further input provider')
  }
  try {
    return XsdValidator.fromDoc(gateway)
  } catch (error) {
    throw new SimulatorFault('SIM_CONFIGURATION', `The DUIS schema cannot be used: ${firstComplaint(error)}`)
  } finally {
    // The provider is the process's: no document read later may be answered from these files.
    xmlCleanupInputProvider()
    gateway.dispose()
  }
}

function gatewaySchema(files: ReadonlyMap<string, Buffer>): XmlDocument {
  for (const [name, octets] of files) {
    if (!name.toLowerCase().endsWith('.xsd')) continue
    const schema = parseSchema(name, octets)
    if (gatewayNamespace.test(schema.root.attr('targetNamespace')?.value ?? '')) return schema
    schema.dispose()
  }
  throw new SimulatorFault('SIM_CONFIGURATION', 'No .xsd file has a targetNamespace that ends in /ServiceUserGateway')
}

/** The published schema of XML signatures has a document type: it is read, and no external part of it is. */
function parseSchema(name: string, octets: Buffer): XmlDocument {
  try {
    return XmlDocument.fromBuffer(octets, { url: name, option: ParseOption.XML_PARSE_NO_XXE })
  } catch (error) {
    throw new SimulatorFault('SIM_CONFIGURATION', `${name} is not well-formed XML: ${firstComplaint(error)}`)
  }
}

function providerOf(files: ReadonlyMap<string, Buffer>): XmlInputProvider {
  const find = (location: string) => files.get(lastPart(location))
  return {
    match: (location) => find(location) !== undefined,
    open: (location) => {
      const octets = find(location)
      return octets === undefined ? undefined : openBuffer(octets)
    },
    read: readBuffer,
    close: (descriptor) => {
      closeBuffer(descriptor)
      return true
    },
  }
}

/** A schemaLocation is a URI: `MMC%20Schema%20V5.1.xsd`. */
function lastPart(location: string): string {
  const part = location.split('/').at(-1) ?? location
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
