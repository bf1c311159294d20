/**
 * Every fault that is ours or our operator's, as against a refusal that the protocol knows.
 * The code is stable, so that a log or a CI job can be searched for it.
 */
export const faults = {
  SIM_USAGE: 'The command or setting is not one that the simulator understands',
  SIM_CONFIGURATION: 'The configuration contradicts itself or names something that does not exist',
  SIM_STATE_UNREADABLE: 'The state directory holds something this version cannot read',
  SIM_STATE_IN_USE: 'Another simulator holds the state directory',
  SIM_STATE_UNWRITABLE: 'The state directory did not take what was to be kept',
  SIM_NOT_INSTALLED: 'A part of the simulator is missing on this machine',
  SIM_OUTPUT_UNWRITABLE: 'What the command was to write could not be written',
  SIM_NO_ANSWER: 'The network that was asked gave no answer',
  SIM_PORT_IN_USE: 'A port that the simulator should listen on is taken',
  SIM_CHECK_FAILED: 'The implementation of the check gave no verdict',
  SIM_NO_SUCH_DEVICE: 'The fleet holds no such device',
  SIM_NO_SUCH_PARTY: 'No party goes by that name or identifier',
  SIM_INVARIANT: 'The simulator contradicts itself: please report this with the seed',
} as const

export type FaultCode = keyof typeof faults

/** A fault of the simulator or of how it was set up. `message` says what happened and what to do about it. */
export class SimulatorFault extends Error {
  readonly code: FaultCode

  constructor(code: FaultCode, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'SimulatorFault'
    this.code = code
  }
}
