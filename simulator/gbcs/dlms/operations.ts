import type { Addressed, OperationKind, OperationResult } from './access.ts'
import type { InterfaceClass, Member } from './interface-classes.ts'

/** An operation of a command, without the values that differ from one command to the next. */
export interface OperationShape extends Addressed {
  readonly kind: OperationKind
  /** A read of some entries of a log. */
  readonly selects: boolean
  /** Left out where the request has nothing to say of it. */
  readonly isOptional: boolean
}

/** Which operations a command of a use case may hold: one list, or one of several. */
export type CommandOperations = readonly (readonly OperationShape[])[]

export const operations = (...groups: readonly (readonly OperationShape[])[]): CommandOperations => [groups.flat()]

export const oneOfLists = (...lists: readonly CommandOperations[]): CommandOperations => lists.flat()

/** Reads attributes of an object, one operation each. */
export const get = <Attribute extends string>(
  interfaceClass: InterfaceClass<Attribute, string>,
  obis: string,
  ...attributes: readonly NoInfer<Attribute>[]
): OperationShape[] => attributes.map((name) => shape('get', interfaceClass.id, obis, interfaceClass.attributes[name]))

/** Reads attributes of a log between two moments. */
export const getSelected = <Attribute extends string>(
  interfaceClass: InterfaceClass<Attribute, string>,
  obis: string,
  ...attributes: readonly NoInfer<Attribute>[]
): OperationShape[] => get(interfaceClass, obis, ...attributes).map((each) => ({ ...each, selects: true }))

export const set = <Attribute extends string>(
  interfaceClass: InterfaceClass<Attribute, string>,
  obis: string,
  ...attributes: readonly NoInfer<Attribute>[]
): OperationShape[] => attributes.map((name) => shape('set', interfaceClass.id, obis, interfaceClass.attributes[name]))

export const action = <Method extends string>(
  interfaceClass: InterfaceClass<string, Method>,
  obis: string,
  ...methods: readonly NoInfer<Method>[]
): OperationShape[] => methods.map((name) => shape('action', interfaceClass.id, obis, interfaceClass.methods[name]))

export const optional = (shapes: readonly OperationShape[]): OperationShape[] =>
  shapes.map((each) => ({ ...each, isOptional: true }))

const shape = (kind: OperationKind, classId: number, obis: string, { number }: Member): OperationShape => ({
  kind,
  classId,
  instance: Buffer.from(obis.split(/[-:.]/).map(Number)).toString('hex').toUpperCase(),
  member: number,
  selects: false,
  isOptional: false,
})

/**
 * The operations that some results answer, where the command itself is not at hand: the list of the use case whose kinds are
 * those of the results. Null where several lists, or none, could be meant.
 */
export function operationsAnswered(
  lists: CommandOperations,
  kinds: readonly OperationResult['kind'][],
): readonly OperationShape[] | null {
  const answers = (list: readonly OperationShape[]): boolean =>
    list.length === kinds.length && list.every(({ kind }, index) => kind === kinds[index])
  const fitting = lists.flatMap((list) => [list, list.filter(({ isOptional }) => !isOptional)]).filter(answers)
  const [first, ...others] = fitting
  const isOne = first !== undefined && others.every((other) => sameOperations(first, other))
  return isOne ? first : null
}

const sameOperations = (one: readonly OperationShape[], other: readonly OperationShape[]): boolean =>
  one.every(({ classId, instance, member }, index) => {
    const its = other[index]
    return its !== undefined && its.classId === classId && its.instance === instance && its.member === member
  })
