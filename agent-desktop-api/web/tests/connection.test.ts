import { beforeEach, describe, expect, it } from 'vitest'
import { Connection, SILENCE_MS, type LinkState, type Wire } from '@/platform/events/connection'
import type { Envelope } from '@/platform/events/cursor'
import { FakeTimers, settle } from './fakes'

class FakeWire implements Wire {
  sent: Record<string, unknown>[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  close(): void {
    this.closed = true
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

const event = (seq: number, type = 'ticket.changed', epoch = 'e1') => ({ stream: 's', epoch, seq, type, at: '', data: { seq } })

let wires: FakeWire[]
let timers: FakeTimers
let got: Envelope[]
let states: LinkState[]
let renewed: number
let connection: Connection
const last = () => wires.at(-1)!

beforeEach(() => {
  wires = []
  got = []
  states = []
  renewed = 0
  timers = new FakeTimers()
  connection = new Connection({
    open: () => {
      wires.push(new FakeWire())
      return last()
    },
    token: () => `t${renewed}`,
    renew: async () => {
      renewed++
      return true
    },
    deliver: (envelope) => got.push(envelope),
    state: (state) => states.push(state),
    later: timers.later,
    now: timers.now,
  })
  connection.start()
  last().onopen?.()
  last().say({ type: 'auth.ok', at: '', data: {} })
  last().say(event(5, 'snapshot'))
})

describe('connection', () => {
  it('given_a_followed_topic_then_it_has_its_own_cursor_and_is_asked_for_again_after_a_loss', () => {
    const board = (seq: number, type = 'wallboard') => ({ stream: 'topic:wallboard', epoch: 'w1', seq, type, at: '', data: {} })
    connection.follow('wallboard')
    expect(last().sent.at(-1)).toEqual({ type: 'follow', topic: 'wallboard' })
    last().say(board(40, 'snapshot'))
    last().say(board(41))
    last().say(event(6))
    expect(last().sent.at(-2)).toEqual({ type: 'ack', stream: 'topic:wallboard', seq: 41 })
    last().say(board(43))
    expect(wires).toHaveLength(2)
    last().onopen?.()
    expect(last().sent[0]).toEqual({ type: 'auth', token: 't0', epoch: 'e1', seq: 6 })
    last().say({ type: 'auth.ok', at: '', data: {} })
    expect(last().sent.at(-1)).toEqual({ type: 'follow', topic: 'wallboard', epoch: 'w1', seq: 41 })
  })

  it('given_a_topic_that_nobody_looks_at_any_more_then_it_is_not_delivered', () => {
    connection.follow('wallboard')
    connection.unfollow('wallboard')
    const before = got.length
    last().say({ stream: 'topic:wallboard', epoch: 'w1', seq: 1, type: 'snapshot', at: '', data: {} })
    expect(got).toHaveLength(before)
  })

  it('given_open_line_then_authenticates_and_delivers_in_order', () => {
    last().say(event(6))
    last().say(event(6))
    last().say(event(7))
    expect(last().sent[0]).toEqual({ type: 'auth', token: 't0' })
    expect(got.map((envelope) => envelope.seq)).toEqual([5, 6, 7])
    expect(states.at(-1)).toBe('live')
  })

  it('given_gap_then_comes_back_with_last_good_cursor', () => {
    last().say(event(6))
    last().say(event(9))
    expect(wires).toHaveLength(2)
    last().onopen?.()
    expect(last().sent[0]).toEqual({ type: 'auth', token: 't0', epoch: 'e1', seq: 6 })
    for (const seq of [7, 8, 9]) last().say(event(seq))
    expect(got.map((envelope) => envelope.seq)).toEqual([5, 6, 7, 8, 9])
  })

  it('given_server_gone_then_retries_and_resumes', async () => {
    last().onclose?.({ code: 1006 })
    expect(states.at(-1)).toBe('retrying')
    await timers.pass(400)
    last().onopen?.()
    expect(last().sent[0]).toMatchObject({ epoch: 'e1', seq: 5 })
  })

  it('given_restarted_server_then_snapshot_of_new_epoch_is_taken', async () => {
    last().onclose?.({ code: 1006 })
    await timers.pass(400)
    last().onopen?.()
    last().say(event(1, 'snapshot', 'e2'))
    last().say(event(2, 'call.pop', 'e2'))
    expect(got.slice(-2).map((envelope) => envelope.type)).toEqual(['snapshot', 'call.pop'])
  })

  it('given_silence_then_line_counts_as_dead', async () => {
    await timers.pass(SILENCE_MS + 400)
    expect(wires.length).toBeGreaterThan(1)
    expect(wires[0]!.closed).toBe(true)
  })

  it('given_expired_token_then_renews_before_coming_back', async () => {
    last().onclose?.({ code: 4401 })
    await timers.pass(400)
    await settle()
    last().onopen?.()
    expect(last().sent[0]).toMatchObject({ token: 't1' })
  })

  it('given_new_token_then_handed_over_only_on_a_greeted_line', async () => {
    connection.reauthenticate()
    expect(last().sent.filter((message) => message.type === 'auth')).toHaveLength(2)
    last().onclose?.({ code: 1006 })
    await timers.pass(400)
    last().onopen?.()
    connection.reauthenticate()
    expect(last().sent.filter((message) => message.type === 'auth')).toHaveLength(1)
  })

  it('given_ping_then_pong_and_unnumbered_messages_pass_through', () => {
    last().say({ type: 'ping', at: '', data: {} })
    last().say({ type: 'queue.state', at: '', data: { waiting: 1 } })
    expect(last().sent.at(-1)).toEqual({ type: 'pong' })
    expect(got.at(-1)?.type).toBe('queue.state')
  })

  it('given_stopped_then_stays_down', async () => {
    connection.stop()
    await timers.pass(60_000)
    expect(wires).toHaveLength(1)
    expect(states.at(-1)).toBe('closed')
  })
})
