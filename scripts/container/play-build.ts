import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { runProcess } from '../testing/child-process.ts'
import { lastOf, type Stage } from './containerfile.ts'

/** What a container of a built image is, played on this machine: a directory in the place of its root. */
export interface PlayedImage {
  /** A path in the image, or a text with such paths in it, as it is on this machine. */
  here(text: string): string
  readonly environment: Readonly<Record<string, string>>
  /** The user and the group that the image names; null where this process may not become them. */
  readonly user: { readonly uid: number; readonly gid: number } | null
  remove(): void
}

const limitInSeconds = 400

/**
 * Plays a Containerfile's instructions without an engine: each stage has a directory for its root, and what its commands
 * say of absolute paths is put below that. The base images are not there: whatever is on this machine stands for them.
 *
 * @param context directory that COPY copies from
 */
export async function playBuild(stages: readonly Stage[], context: string): Promise<PlayedImage> {
  const workplace = mkdtempSync(join(tmpdir(), 'image-'))
  chmodSync(workplace, 0o755)
  const roots = new Map<string, string>()
  for (const stage of stages) {
    const root = join(workplace, stage.name)
    mkdirSync(root)
    roots.set(stage.name, root)
    await playStage(stage, root, (from) => (from === undefined ? context : (roots.get(from) ?? '')))
  }
  const last = stages.at(-1)
  if (last === undefined) throw new Error('The Containerfile has no stage')
  const root = roots.get(last.name) ?? ''
  const [uid = 0, gid = 0] = (lastOf(last, 'USER') ?? '').split(':').map(Number)
  return {
    here: (text) => below(root, text),
    environment: environmentOf(last),
    user: process.getuid?.() === 0 ? { uid, gid } : null,
    remove: () => rmSync(workplace, { recursive: true }),
  }
}

async function playStage(stage: Stage, root: string, source: (from?: string) => string): Promise<void> {
  let directory = root
  for (const { name, text } of stage.instructions) {
    if (name === 'WORKDIR') {
      directory = below(root, text)
      mkdirSync(directory, { recursive: true })
    } else if (name === 'COPY')
      copy(text, source, (path) => (path.startsWith('/') ? below(root, path) : join(directory, path)))
    else if (name === 'RUN') {
      const command = runnable(below(root, text))
      const env = { ...process.env, ...environmentOf(stage) }
      const { succeeded, how, output } = await runProcess('/bin/sh', ['-ec', command], limitInSeconds, directory, env)
      if (!succeeded) throw new Error(`RUN ${text}: ${how}\n${output}`)
    }
  }
}

/** Only root gives files away. */
const runnable = (command: string): string => (process.getuid?.() === 0 ? command : command.replace(/ -[og] \d+/g, ''))

function copy(text: string, source: (from?: string) => string, to: (path: string) => string): void {
  const words = text.split(/\s+/)
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length)
  const paths = words.filter((word) => !word.startsWith('--'))
  const target = paths.pop() ?? ''
  for (const path of paths) {
    const origin = join(source(from), path)
    const isDirectory = statSync(origin).isDirectory()
    // The contents of a directory; a file under its own name where the target ends in a slash.
    const place = to(!isDirectory && target.endsWith('/') ? join(target, basename(path)) : target)
    cpSync(origin, place, { recursive: true, verbatimSymlinks: true })
  }
}

/** Absolute paths in a text, put below a root. */
const below = (root: string, text: string): string =>
  text.replace(/(^|[\s'"=])(\/[\w.-]+(?:\/[\w.-]*)*)/g, (_, before: string, path: string) => before + join(root, path))

const environmentOf = ({ instructions }: Stage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    instructions
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ text }) => text.split(/\s+/).map((pair) => pair.split('=') as [string, string])),
  )
