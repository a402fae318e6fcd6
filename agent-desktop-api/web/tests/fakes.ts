/** Time that moves only when a test says so. */
export class FakeTimers {
  private at = 0
  private waiting: { due: number; action: () => void }[] = []

  later = (action: () => void, ms: number): (() => void) => {
    const entry = { due: this.at + ms, action }
    this.waiting.push(entry)
    return () => (this.waiting = this.waiting.filter((other) => other !== entry))
  }

  now = (): number => this.at

  /** Runs what falls due, in order, and lets promises settle between. */
  async pass(ms: number): Promise<void> {
    const until = this.at + ms
    for (;;) {
      const next = this.waiting.filter((entry) => entry.due <= until).sort((a, b) => a.due - b.due)[0]
      if (!next) break
      this.at = next.due
      this.waiting = this.waiting.filter((entry) => entry !== next)
      next.action()
      await settle()
    }
    this.at = until
    await settle()
  }
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
