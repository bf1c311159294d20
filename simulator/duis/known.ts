/** The fields of a value that are not null: DUIS leaves out what is not known, where the simulator has null. */
export type Known<Value> = { readonly [Field in keyof Value]?: NonNullable<Value[Field]> }

export const known = <Value extends object>(value: Value): Known<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) as Known<Value>
