/** One instruction of a Containerfile: `COPY`, and all that stands behind it on its lines. */
interface Instruction {
  readonly name: string
  readonly text: string
}

/** What stands from one FROM to the next. */
export interface Stage {
  /** By which later stages copy from it; its number where it has none. */
  readonly name: string
  readonly image: string
  readonly instructions: readonly Instruction[]
}

/** The stages of a Containerfile, in order. Comments between continued lines are left out, as builders do. */
export function stagesIn(file: string): readonly Stage[] {
  const lines = file.split('\n').filter((line) => !/^\s*(#|$)/.test(line))
  const whole = lines.join('\n').replace(/\\\n\s*/g, '')
  const stages: { name: string; image: string; instructions: Instruction[] }[] = []
  for (const line of whole.split('\n')) {
    const [, name = '', text = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(line) ?? []
    const instruction = { name: name.toUpperCase(), text }
    if (instruction.name === 'FROM') {
      const [image = '', , alias = String(stages.length)] = text.split(/\s+/)
      stages.push({ name: alias, image, instructions: [] })
    } else stages.at(-1)?.instructions.push(instruction)
  }
  return stages
}

/** What the last instruction of a name says in a stage; a second one takes the first one's place. */
export const lastOf = ({ instructions }: Stage, name: string): string | undefined =>
  instructions.findLast((instruction) => instruction.name === name)?.text

/** An instruction's command in its exec form. @throws SyntaxError for the shell form */
export const commandOf = (text: string): readonly string[] =>
  JSON.parse(text.slice(text.indexOf('['))) as readonly string[]
