import { cursorOf, judge, type Cursor, type Envelope } from './cursor'

export type LinkState = 'connecting' | 'live' | 'retrying' | 'closed'

/** The part of a browser WebSocket used here; tests hand in their own. */
export interface Wire {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: string }) => void) | null
  onclose: ((event: { code: number }) => void) | null
}

export interface Options {
  open(): Wire
  token(): string | null
  /** Called when the server closed because of the token (code 4401). */
  renew(): Promise<boolean>
  deliver(envelope: Envelope): void
  state(state: LinkState, retryAt: number | null): void
  later(action: () => void, ms: number): () => void
  now(): number
}

const TOPIC = 'topic:'
const OWN = ''

/** Nothing heard for this long means that the line is dead; the server pings every 10 s. */
export const SILENCE_MS = 25_000
const BACKOFF_MS = [300, 700, 1_500, 3_000, 5_000]

/** Keeps one WebSocket up: signs in, resumes from the last (epoch, seq), asks for a replay at a gap, reconnects. */
export class Connection {
  private wire: Wire | null = null
  /** By stream: a topic's name, or OWN for the person's own. */
  private readonly cursors = new Map<string, Cursor>()
  private readonly followed = new Set<string>()
  /** The server said auth.ok on this wire; before that it takes no second token. */
  private greeted = false
  private attempts = 0
  private stopped = false
  private cancelTimer: (() => void) | null = null
  private cancelSilence: (() => void) | null = null

  constructor(private readonly options: Options) {}

  start(): void {
    this.stopped = false
    this.connect()
  }

  stop(): void {
    this.stopped = true
    this.cancelTimer?.()
    this.cancelSilence?.()
    this.drop()
    this.options.state('closed', null)
  }

  /** Skips the rest of the waiting time. */
  retryNow(): void {
    if (this.stopped || this.wire) return
    this.cancelTimer?.()
    this.connect()
  }

  private connect(): void {
    const wire = this.options.open()
    this.wire = wire
    this.options.state(this.attempts === 0 ? 'connecting' : 'retrying', null)
    this.listen()
    wire.onopen = () => wire.send(JSON.stringify({ type: 'auth', token: this.options.token(), ...this.cursors.get(OWN) }))
    wire.onmessage = (event) => this.receive(wire, event.data)
    wire.onclose = (event) => this.closed(wire, event.code)
  }

  private receive(wire: Wire, text: string): void {
    if (wire !== this.wire) return
    this.listen()
    let message: Envelope
    try {
      message = JSON.parse(text)
    } catch {
      return
    }
    if (message.type === 'ping') return wire.send('{"type":"pong"}')
    if (message.type === 'auth.expiring') return void this.options.renew()
    if (message.type === 'auth.ok') return this.live()
    if (message.seq === undefined) return this.options.deliver(message)
    this.take(wire, message)
  }

  private live(): void {
    this.attempts = 0
    if (!this.greeted) this.followed.forEach((topic) => this.askFor(topic))
    this.greeted = true
    this.options.state('live', null)
  }

  /** Hands a renewed token over on the open line, before the server closes it for the old one. */
  reauthenticate(): void {
    if (this.greeted) this.wire?.send(JSON.stringify({ type: 'auth', token: this.options.token() }))
  }

  /** From now on the topic is delivered too, beginning with a snapshot. */
  follow(topic: string): void {
    this.followed.add(topic)
    if (this.greeted) this.askFor(topic)
  }

  unfollow(topic: string): void {
    this.followed.delete(topic)
    this.cursors.delete(TOPIC + topic)
  }

  private askFor(topic: string): void {
    this.wire?.send(JSON.stringify({ type: 'follow', topic, ...this.cursors.get(TOPIC + topic) }))
  }

  private take(wire: Wire, envelope: Envelope): void {
    const topic = envelope.stream?.startsWith(TOPIC) ? envelope.stream : undefined
    // The server tells of a topic for as long as the line lives, also to whoever looks away.
    if (topic && !this.followed.has(topic.slice(TOPIC.length))) return
    const verdict = judge(this.cursors.get(topic ?? OWN), envelope)
    if (verdict === 'drop') return
    if (verdict === 'gap') return this.restart(wire)
    this.cursors.set(topic ?? OWN, cursorOf(envelope))
    wire.send(JSON.stringify({ type: 'ack', ...(topic && { stream: topic }), seq: envelope.seq }))
    this.options.deliver(envelope)
  }

  /** Comes back with the last good cursor, so that the server replays what is missing or sends a snapshot. */
  private restart(wire: Wire): void {
    wire.onclose = null
    this.drop()
    this.attempts = 1
    this.connect()
  }

  private listen(): void {
    this.cancelSilence?.()
    this.cancelSilence = this.options.later(() => this.wire && this.closed(this.wire, 4000), SILENCE_MS)
  }

  private closed(wire: Wire, code: number): void {
    if (wire !== this.wire || this.stopped) return
    this.cancelSilence?.()
    this.drop()
    const wait = BACKOFF_MS[Math.min(this.attempts, BACKOFF_MS.length - 1)] ?? 5_000
    this.attempts++
    this.options.state('retrying', this.options.now() + wait)
    const again = () => !this.stopped && !this.wire && this.connect()
    const reconnect = () => (code === 4401 ? void this.options.renew().then(again) : again())
    this.cancelTimer = this.options.later(reconnect, wait)
  }

  private drop(): void {
    const wire = this.wire
    this.wire = null
    this.greeted = false
    if (!wire) return
    wire.onmessage = null
    wire.onclose = null
    wire.close()
  }
}
