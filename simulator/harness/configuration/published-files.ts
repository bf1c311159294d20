import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { readUserFile, textOf } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** What a directory may hold beside certificates is passed over. */
const certificateFile = /\.(pem|crt|cer|der|xml)$/i

/**
 * The certificates that an option, `--publish` say, names: of each path the file, or every certificate file of the directory. A file is PEM or DER,
 * or a DUIS document: then the certificates that stand in it.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where a path cannot be read, or holds no certificate
 */
export function readPublishedFiles(paths: readonly string[], option = '--publish'): readonly Certificate[] {
  const found = new Map<string, Certificate>()
  for (const path of paths) {
    const certificates = filesAt(path, option).flatMap((file) => certificatesIn(file, option))
    if (certificates.length === 0)
      throw wrong(`${option}: '${path}' holds no certificate of the SMKI (PEM, DER, DUIS XML)`)
    for (const certificate of certificates) found.set(certificate.der.toString('latin1'), certificate)
  }
  return [...found.values()]
}

function filesAt(path: string, option: string): readonly string[] {
  try {
    // What is not there is said by the reading of it.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path]
    return readdirSync(path)
      .filter((name) => certificateFile.test(name))
      .sort()
      .map((name) => join(path, name))
  } catch (cause) {
    throw unreadable(option, path, cause)
  }
}

/** A directory of templates has certificates in it that are none of the SMKI's organisations: they are passed over. */
function certificatesIn(path: string, option: string): readonly Certificate[] {
  const octets = contentsOf(path, option)
  return encodedIn(octets).flatMap((der) => {
    const reading = readCertificate(der)
    return reading.ok ? [reading.value] : []
  })
}

function contentsOf(path: string, option: string): Buffer {
  try {
    return readUserFile(path)
  } catch (cause) {
    throw unreadable(option, path, cause)
  }
}

const pem = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g
/** `sr:DigitalSigningCertificate`, `sr:Certificate` and their like. */
const element = /<(?:\w+:)?\w*Certificate>([A-Za-z0-9+/=\s]+)</g
const sequenceTag = 0x30

function encodedIn(octets: Buffer): readonly Buffer[] {
  if (octets[0] === sequenceTag) return [octets]
  const text = textOf(octets)
  return [pem, element].flatMap((form) => [...text.matchAll(form)].map(([, body = '']) => Buffer.from(body, 'base64')))
}

const wrong = (sentence: string, cause?: unknown) => new SimulatorFault('SIM_CONFIGURATION', sentence, { cause })

const unreadable = (option: string, path: string, cause: unknown) =>
  wrong(`${option}: '${path}' cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
