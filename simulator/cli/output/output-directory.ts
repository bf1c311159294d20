import { join } from 'node:path'
import { makeDirectory } from '../../environment/make-directory.ts'
import { replaceFile } from '../../environment/replace-file.ts'
import { unwritable } from './unwritable.ts'

/** A directory that a command writes its files to. */
export interface OutputDirectory {
  /** Whole or not at all. @param mode who may read it, whatever stood there; whoever the user's own settings let, where absent */
  write(name: string, content: string | Uint8Array, mode?: number): void
}

/**
 * Makes the directory that an option names, with those above it.
 *
 * @param option such as `--out`, to name in the message when the directory cannot be written to
 * @throws SimulatorFault SIM_OUTPUT_UNWRITABLE; so does `write`
 */
export function openOutputDirectory(option: string, directory: string): OutputDirectory {
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (cause) {
      throw unwritable(option, directory, cause)
    }
  }
  attempt(() => makeDirectory(directory))
  return {
    write: (name, content, mode) => attempt(() => replaceFile(join(directory, name), content, mode)),
  }
}
