import type { Addressed, NamedMember, ObjectNames, OperationKind } from './access.ts'
import { type CosemObject, memberOf, nameOfClass } from './cosem-object.ts'
import type { Member } from './interface-classes.ts'
import { behaviourObjects, hubObjects, identityObjects, loadControlObjects } from './objects/device.ts'
import { energyObjects, logObjects, supplyObjects, voltageObjects } from './objects/energy.ts'
import { contactObjects, paymentObjects, tariffObjects } from './objects/tariff.ts'
import type { Kind } from './shown.ts'
import { plain } from './shown.ts'

/** Every object that GBCS names in a device of the COSEM notation. */
export const cosemObjects: readonly CosemObject[] = [
  ...energyObjects,
  ...voltageObjects,
  ...supplyObjects,
  ...logObjects,
  ...tariffObjects,
  ...paymentObjects,
  ...contactObjects,
  ...identityObjects,
  ...loadControlObjects,
  ...behaviourObjects,
  ...hubObjects,
]

const keyOf = (classId: number, instance: string): string => `${classId}/${instance}`

const byKey = new Map(cosemObjects.map((each) => [keyOf(each.interfaceClass.id, each.instance), each]))

/** Undefined for one that GBCS does not name. */
export const cosemObjectOf = ({
  classId,
  instance,
}: Pick<Addressed, 'classId' | 'instance'>): CosemObject | undefined => byKey.get(keyOf(classId, instance))

/** Members of listed objects that were named before: they are the same in every message. */
const named = new Map<string, NamedMember>()

/** Names of objects, members and their values; an object that is not listed still has the members of its class. */
export const objectNames: ObjectNames = {
  memberOf(operation, addressed) {
    const key = `${operation} ${keyOf(addressed.classId, addressed.instance)}/${addressed.member}`
    const known = named.get(key)
    if (known !== undefined) return known
    const member = memberOf(operation, addressed)
    if (member === undefined) return undefined
    const found = cosemObjectOf(addressed)
    const made = namedMember(operation, addressed, member, found)
    // Of objects that are not listed there are as many as anybody cares to send.
    if (found !== undefined) named.set(key, made)
    return made
  },
}

function namedMember(
  operation: OperationKind,
  { classId }: Addressed,
  member: Member,
  found: CosemObject | undefined,
): NamedMember {
  const object = found?.name ?? nameOfClass(classId) ?? 'unknown object'
  const name = `${object}: ${member.name}`
  const { returned } = member
  return {
    object,
    member: member.name,
    shown: { ...kindOf(operation, member, found), name },
    ...(returned && { returned: { ...returned, name } }),
  }
}

function kindOf(operation: OperationKind, member: Member, found: CosemObject | undefined): Kind {
  const members: Readonly<Record<string, Member>> =
    (operation === 'action' ? found?.interfaceClass.methods : found?.interfaceClass.attributes) ?? {}
  const key = Object.keys(members).find((each) => members[each] === member)
  const own = key === undefined ? undefined : found?.kinds[key]
  return own ?? member.kind ?? plain
}
