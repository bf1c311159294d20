/**
 * Plays command lines one after another in one process, as each start of a process costs a second. The command lines come
 * as JSON in the first argument; what became of each goes to standard output, as JSON.
 */
const commandLines = JSON.parse(process.argv[2] ?? '[]') as readonly (readonly string[])[]

type Write = typeof process.stdout.write

/** Puts what is written into `parts` instead. */
const into = (parts: string[]): Write =>
  ((part: string | Uint8Array) => {
    parts.push(typeof part === 'string' ? part : Buffer.from(part).toString())
    return true
  }) as Write

async function play(args: readonly string[], index: number) {
  const [out, err]: [string[], string[]] = [[], []]
  const [stdout, stderr] = [process.stdout.write, process.stderr.write]
  process.argv = [process.execPath, 'dcc-sim', ...args]
  process.exitCode = undefined
  process.stdout.write = into(out)
  process.stderr.write = into(err)
  try {
    // The query makes it another module, so that the program runs anew.
    await import(`../main.ts?${index}`)
    return { args, status: process.exitCode, out: out.join(''), err: err.join('') }
  } finally {
    process.stdout.write = stdout
    process.stderr.write = stderr
  }
}

const played = []
for (const [index, args] of commandLines.entries()) played.push(await play(args, index))
process.exitCode = 0
process.stdout.write(JSON.stringify(played))
