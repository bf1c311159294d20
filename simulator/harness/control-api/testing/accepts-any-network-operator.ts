import { mutantNamed } from '../../../network-operator-check/mutants/support/every-mutant.ts'

/** A faulty implementation of the check in a module of its own, as `--shadow` takes it. */
export default (await mutantNamed('accepts-any-network-operator')).judge
