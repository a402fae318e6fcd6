import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { useSession } from '@/platform/auth/sessionStore'
import { Connection, type LinkState, type Wire } from './connection'
import type { Envelope } from './cursor'

type Listener = (envelope: Envelope) => void

function openSocket(): Wire {
  const url = new URL('/api/desktop', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  return new WebSocket(url) as unknown as Wire
}

/** The one live line to the server, shared by every screen. */
export const useEvents = defineStore('events', () => {
  const session = useSession()
  const state = ref<LinkState>('closed')
  const retryAt = ref<number | null>(null)
  const listeners = new Set<Listener>()
  const followers = new Map<string, number>()

  const connection = new Connection({
    open: openSocket,
    token: () => session.tokens?.accessToken ?? null,
    renew: () => session.renew(),
    deliver: (envelope) => listeners.forEach((listener) => listener(envelope)),
    state: (next, at) => {
      state.value = next
      retryAt.value = at
    },
    later: (action, ms) => {
      const timer = setTimeout(action, ms)
      return () => clearTimeout(timer)
    },
    now: () => Date.now(),
  })
  watch(() => session.tokens?.accessToken, (token) => token && connection.reauthenticate())

  /** Returns what unsubscribes. */
  function on(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** Returns what ends it. Several may follow one topic. */
  function follow(topic: string): () => void {
    const count = (followers.get(topic) ?? 0) + 1
    followers.set(topic, count)
    connection.follow(topic)
    return () => {
      const left = (followers.get(topic) ?? 1) - 1
      followers.set(topic, left)
      if (left === 0) connection.unfollow(topic)
    }
  }

  return { state, retryAt, on, follow, start: () => connection.start(), stop: () => connection.stop(), retryNow: () => connection.retryNow() }
})
