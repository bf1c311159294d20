import { failed, succeeded } from '../../vocabulary/result.ts'
import { type CosemCommand, cosemCommand, type Period, reading, readingBetween } from './command.ts'
import { cosemCommands } from './commands.ts'
import type { OperationShape } from './operations.ts'

/** The command of a use case that reads attributes, and says nothing more. */
export const cosemRead = (messageCode: number): CosemCommand<Readonly<Record<never, never>>> =>
  cosemCommand(messageCode, Object.fromEntries(operationsOf(messageCode).map((each, at) => [at, reading([each])])))

/** The same where it reads entries of logs, all of them between the same two moments. */
export function cosemLogRead(messageCode: number): CosemCommand<Period> {
  const operations = operationsOf(messageCode)
  const whole = cosemCommand<Readonly<Record<string, ReturnType<typeof readingBetween>>>>(
    messageCode,
    Object.fromEntries(
      operations.map((each, at) => [at, each.selects ? readingBetween([each]) : reading([each])]),
    ) as Readonly<Record<string, ReturnType<typeof readingBetween>>>,
  )
  const logs = operations.flatMap(({ selects }, at) => (selects ? [String(at)] : []))
  return {
    ...whole,
    write: (period, counter) => whole.write(Object.fromEntries(logs.map((log) => [log, period])), counter),
    read: (content) => {
      const read = whole.read(content)
      if (!read.ok) return read
      const [first, ...others] = logs.map((log) => read.value[log])
      const isOne = others.every((other) => other?.from === first?.from && other?.to === first?.to)
      return first !== undefined && isOne
        ? succeeded(first)
        : failed({ reason: 'value', detail: 'the logs are not read between the same two moments', offset: 0 })
    },
  }
}

function operationsOf(messageCode: number): readonly OperationShape[] {
  const [operations = [], ...others] = cosemCommands[messageCode] ?? []
  if (others.length > 0 || operations.length === 0) throw new TypeError(`${messageCode} has not one list of operations`)
  return operations
}
