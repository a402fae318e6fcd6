// The desktop's WebSocket: numbered envelopes, a buffer for replay, a snapshot for whoever is too far behind.
import { randomUUID } from 'node:crypto'
import { wallboard } from './supervise.mjs'
import { queue } from './world.mjs'

export class Stream {
  constructor() {
    this.epoch = randomUUID().slice(0, 8)
    this.seq = 0
    this.log = []
    this.sockets = new Set()
    this.pop = null
    setInterval(() => this.tick(), 2_000).unref()
  }

  tick() {
    if (queue.waiting > 0) queue.longestWaitMs += 2_000
    if (queue.longestWaitMs > 90_000) queue.longestWaitMs = 4_000
    const at = new Date().toISOString()
    for (const socket of this.sockets) {
      socket.send(JSON.stringify({ type: 'queue.state', at, data: queue }))
      socket.send(JSON.stringify({ type: 'queue.state', at, data: { ...queue, queue: '*', name: '全部' } }))
      socket.send(JSON.stringify({ type: 'ping', at, data: {} }))
    }
  }

  publish(type, data) {
    this.seq += 1
    const envelope = { stream: 'agent:1001', epoch: this.epoch, seq: this.seq, type, at: new Date().toISOString(), data: structuredClone(data) }
    this.log.push(envelope)
    if (this.log.length > 200) this.log.shift()
    for (const socket of this.sockets) socket.send(JSON.stringify(envelope))
  }

  join(socket, person, { epoch, seq }, agent) {
    const at = new Date().toISOString()
    const resumed = epoch === this.epoch && seq >= this.seq - this.log.length
    const again = this.sockets.has(socket)
    this.sockets.add(socket)
    socket.send(JSON.stringify({ type: 'auth.ok', at, data: { user: person, expiresAt: new Date(Date.now() + 900_000).toISOString(), resumed } }))
    if (again) return
    if (resumed) return this.log.filter((envelope) => envelope.seq > seq).forEach((envelope) => socket.send(JSON.stringify(envelope)))
    const data = { queue, ...(person.roles.includes('agent') ? { agent, ...(this.pop ? { pop: this.pop } : {}) } : {}) }
    socket.send(JSON.stringify({ stream: 'agent:1001', epoch: this.epoch, seq: this.seq, type: 'snapshot', at, data }))
  }

  /** Topics have streams of their own; here they only have a snapshot. */
  follow(socket, topic) {
    const latest = topic === 'wallboard' ? [wallboard()] : []
    socket.send(JSON.stringify({ stream: `topic:${topic}`, epoch: this.epoch, seq: 1, type: 'snapshot', at: new Date().toISOString(), data: { topic, latest } }))
  }

  leave(socket) {
    this.sockets.delete(socket)
  }

  cut() {
    for (const socket of this.sockets) socket.terminate()
  }
}
