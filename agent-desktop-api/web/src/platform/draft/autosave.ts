import { ApiProblem, asProblem } from '@/platform/api/problem'
import { mergeFields, sameFields } from './merge'
import type { Shelf } from './shelf'

export interface Saved<T> {
  version: number
  fields: T
}

/** `local`: safe on this machine, the server will get it later. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'local'; at: number; why: string }

export interface Ports<T extends object> {
  shelf: Shelf
  /** Stores on the server; throws an {@link ApiProblem}, 409 when `version` is old. */
  push(version: number, fields: T): Promise<{ version: number }>
  pull(): Promise<Saved<Partial<T>>>
  /** Called when the other side's fields were taken over. */
  adopt(fields: T, taken: (keyof T)[]): void
  state(state: SaveState): void
  later(action: () => void, ms: number): () => void
  now(): number
}

export const LOCAL_MS = 300
export const SERVER_MS = 2_000
const RETRY_MS = 5_000

/** Saves one form: on this machine 300 ms after a key, on the server 2 s after it, merged when another saved first. */
export class Autosave<T extends object> {
  private base: T
  private mine: T
  private version: number
  private cancelLocal: (() => void) | null = null
  private cancelServer: (() => void) | null = null
  private pushing: Promise<boolean> | null = null
  private closed = false

  constructor(
    private readonly key: string,
    start: Saved<T>,
    private readonly ports: Ports<T>,
  ) {
    this.base = { ...start.fields }
    this.mine = { ...start.fields }
    this.version = start.version
  }

  /** Brings back what was typed here but never reached the server. */
  async restore(): Promise<T> {
    const kept = (await this.ports.shelf.get(this.key).catch(() => null)) as { base: T; mine: T } | null
    if (kept?.mine && !this.closed) {
      const { merged } = mergeFields({ ...this.base, ...kept.base }, { ...this.base, ...kept.mine }, this.base)
      this.mine = merged
      if (!sameFields(this.mine, this.base)) this.scheduleServer(0)
    }
    return { ...this.mine }
  }

  changed(fields: T): void {
    if (this.closed || sameFields(fields, this.mine)) return
    this.mine = { ...fields }
    this.ports.state({ kind: 'dirty' })
    this.cancelLocal?.()
    this.cancelLocal = this.ports.later(() => void this.keepLocal(), LOCAL_MS)
    this.scheduleServer(SERVER_MS)
  }

  /** Everything to the server now; true when it is there. */
  async flush(): Promise<boolean> {
    this.cancelLocal?.()
    this.cancelServer?.()
    void this.keepLocal()
    if (this.pushing) await this.pushing
    return sameFields(this.mine, this.base) ? true : this.push()
  }

  /** The ticket left the draft state: nothing is saved any more and the local copy goes. */
  async close(): Promise<void> {
    this.stop()
    await this.ports.shelf.remove(this.key).catch(() => undefined)
  }

  /** Stops the timers; the local copy stays. */
  stop(): void {
    this.closed = true
    this.cancelLocal?.()
    this.cancelServer?.()
  }

  get currentVersion(): number {
    return this.version
  }

  private async keepLocal(): Promise<void> {
    await this.ports.shelf.put(this.key, { base: this.base, mine: this.mine }).catch(() => undefined)
  }

  private scheduleServer(ms: number): void {
    this.cancelServer?.()
    this.cancelServer = this.ports.later(() => void this.push(), ms)
  }

  private push(): Promise<boolean> {
    this.pushing ??= this.pushOnce().finally(() => (this.pushing = null))
    return this.pushing
  }

  private async pushOnce(): Promise<boolean> {
    if (this.closed) return false
    const sent = { ...this.mine }
    this.ports.state({ kind: 'saving' })
    try {
      this.settle(sent, await this.ports.push(this.version, sent))
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status !== 409 || !(await this.mergeRemote())) return this.failed(problem)
      this.scheduleServer(0)
      return false
    }
    if (!sameFields(this.mine, sent)) this.scheduleServer(SERVER_MS)
    else this.ports.state({ kind: 'saved', at: this.ports.now() })
    return true
  }

  private settle(sent: T, saved: { version: number }): void {
    this.version = saved.version
    this.base = sent
    void this.keepLocal()
  }

  private async mergeRemote(): Promise<boolean> {
    try {
      const theirs = await this.ports.pull()
      // The same version: it was not another's change that refused us, so trying again would not help.
      if (theirs.version === this.version) return false
      const { merged, taken } = mergeFields(this.base, this.mine, theirs.fields)
      this.version = theirs.version
      this.base = { ...this.base, ...theirs.fields }
      this.mine = merged
      if (taken.length > 0) this.ports.adopt(merged, taken)
      return true
    } catch {
      return false
    }
  }

  private failed(problem: ApiProblem): boolean {
    if (this.closed) return false
    this.ports.state({ kind: 'local', at: this.ports.now(), why: problem.detail })
    if (problem.unreachable || problem.status >= 500) this.scheduleServer(RETRY_MS)
    return false
  }
}
