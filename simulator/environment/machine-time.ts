/** Time by the machine, which no clock of a simulated world puts forward or stops: leases between processes go by it. */
export interface MachineTime {
  /** Milliseconds since some moment; never goes back, and goes on while the process is stopped. */
  now(): number
  /** Does something again and again; the answer ends it. Does not keep the process alive. */
  every(milliseconds: number, task: () => void): () => void
}

export const machineTime: MachineTime = {
  now: () => performance.now(),
  every(milliseconds, task) {
    const timer = setInterval(task, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}
