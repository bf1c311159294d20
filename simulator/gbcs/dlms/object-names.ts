import type { Addressed, ObjectNames, OperationKind } from './access.ts'
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

/** Names of objects, members and their values; an object that is not listed still has the members of its class. */
export const objectNames: ObjectNames = {
  memberOf(operation, addressed) {
    const member = memberOf(operation, addressed)
    if (member === undefined) return undefined
    const found = cosemObjectOf(addressed)
    const name = found?.name ?? nameOfClass(addressed.classId) ?? 'unknown object'
    const { returned } = member
    return {
      object: name,
      member: member.name,
      shown: { ...kindOf(operation, member, found), name: member.name },
      ...(returned && { returned: { ...returned, name: member.name } }),
    }
  },
}

function kindOf(operation: OperationKind, member: Member, found: CosemObject | undefined): Kind {
  const members: Readonly<Record<string, Member>> =
    (operation === 'action' ? found?.interfaceClass.methods : found?.interfaceClass.attributes) ?? {}
  const key = Object.keys(members).find((each) => members[each] === member)
  const own = key === undefined ? undefined : found?.kinds[key]
  return own ?? member.kind ?? plain
}
