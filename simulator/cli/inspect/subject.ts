import { readStandardInput, readUserFile, UnreadableFile } from '../../environment/user-file.ts'
import { isMessageItself, type Subject, subjectIn } from '../../harness/inspect/subject.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** No message and no document comes near it. */
const limits = { atMost: 16 * 1024 * 1024 }

/** A message may come as a file's name, as hexadecimal, as base64, as a line of a log, or on standard input (`-`). */
export function readSubject(given: string): Subject {
  if (isMessageItself(given)) return subjectIn(Buffer.from(given, 'latin1'))
  return subjectIn(contentOf(given))
}

function contentOf(given: string): Buffer {
  try {
    return given === '-' ? readStandardInput(limits) : readUserFile(given, limits)
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause
    const what = given === '-' ? 'Standard input' : `'${given}'`
    const detail = `${what} is no file that can be read, no hexadecimal and no base64: ${cause.message}`
    throw new SimulatorFault('SIM_USAGE', detail, { cause })
  }
}
