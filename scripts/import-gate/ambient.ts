/** What asks the machine for the time, or for chance: in the house only `environment` does. */
const sources =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.hrtime\b|\bMath\.random\b|\brandom(?:Bytes|UUID|Int|FillSync|Fill)\b|\bgetRandomValues\b/g

const comment = /\/\*[\s\S]*?\*\/|\/\/.*$/gm

/** The time and entropy that a source file takes from the machine, as it is written. */
export function ambientSourcesOf(source: string): string[] {
  return [...new Set(source.replace(comment, '').match(sources) ?? [])]
}
