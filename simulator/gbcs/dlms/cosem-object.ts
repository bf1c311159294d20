import type { Addressed, OperationKind } from './access.ts'
import { type InterfaceClass, interfaceClasses, type Member } from './interface-classes.ts'
import type { Kind } from './shown.ts'

/** An object of a device: an instance of an interface class, by the name that SMETS gives to what it holds. */
export interface CosemObject<Attribute extends string = string, Method extends string = string> {
  readonly name: string
  readonly interfaceClass: InterfaceClass<Attribute, Method>
  /** Six octets in hexadecimal. */
  readonly instance: string
  /** How its members are shown where its class does not say, by the class's own names. */
  readonly kinds: Readonly<Record<string, Kind | undefined>>
}

/** @param obis `0-0:1.0.0.255` */
export const object = <Attribute extends string, Method extends string>(
  name: string,
  interfaceClass: InterfaceClass<Attribute, Method>,
  obis: string,
  kinds?: Readonly<Partial<Record<NoInfer<Attribute | Method>, Kind>>>,
): CosemObject<Attribute, Method> => ({ name, interfaceClass, instance: instanceOf(obis), kinds: kinds ?? {} })

const instanceOf = (obis: string): string => Buffer.from(obis.split(/[-:.]/).map(Number)).toString('hex').toUpperCase()

/** Objects that differ in a number alone, from 1. `#` in the OBIS code or the name is the number, from `first` in the former. */
export const objects = <Attribute extends string, Method extends string>(
  count: number,
  name: string,
  interfaceClass: InterfaceClass<Attribute, Method>,
  obis: string,
  first: number,
  kinds?: Readonly<Partial<Record<NoInfer<Attribute | Method>, Kind>>>,
): readonly CosemObject<Attribute, Method>[] =>
  Array.from({ length: count }, (_, index) =>
    object(name.replace('#', String(index + 1)), interfaceClass, obis.replace('#', String(first + index)), kinds),
  )

const classesById = new Map(interfaceClasses.map((each) => [each.id, each]))

/** The member of a class that an operation addresses. */
export function memberOf(kind: OperationKind, { classId, member }: Omit<Addressed, 'instance'>): Member | undefined {
  const interfaceClass = classesById.get(classId)
  const members = kind === 'action' ? interfaceClass?.methods : interfaceClass?.attributes
  return members && Object.values<Member>(members).find(({ number }) => number === member)
}

export const nameOfClass = (id: number): string | undefined => classesById.get(id)?.name
