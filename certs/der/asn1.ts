import { createRequire } from 'node:module'
import type forge from 'node-forge'

/** A value with its tag, as node-forge has it. */
export type Asn1 = forge.asn1.Asn1

/** A number of a universal type: `asn1.Type.INTEGER`. */
export type Asn1Type = forge.asn1.Type

/** ASN.1 as node-forge reads and writes it, and no more of that library: the whole has forty files, and every start would load them. */
export const asn1: typeof forge.asn1 = createRequire(import.meta.url)('node-forge/lib/asn1.js')
