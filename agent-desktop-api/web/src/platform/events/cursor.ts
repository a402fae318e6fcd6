/** One message of the desktop's WebSocket. Within an epoch, `seq` grows by one; messages without `seq` are not replayed. */
export interface Envelope<T = unknown> {
  stream?: string
  epoch?: string
  seq?: number
  type: string
  at: string
  data: T
}

/** The last envelope that was applied. */
export interface Cursor {
  epoch: string
  seq: number
}

/** `apply`: new; `drop`: seen before; `gap`: something is missing, so come back with the cursor for a replay. */
export type Verdict = 'apply' | 'drop' | 'gap'

/** A snapshot is always applied and moves the cursor to wherever it stands; so is the very first message. */
export function judge(last: Cursor | undefined, next: Envelope): Verdict {
  if (next.type === 'snapshot' || !last) return 'apply'
  const { epoch, seq } = cursorOf(next)
  if (last.epoch !== epoch) return 'gap'
  if (seq <= last.seq) return 'drop'
  return seq === last.seq + 1 ? 'apply' : 'gap'
}

export function cursorOf(envelope: Envelope): Cursor {
  return { epoch: envelope.epoch ?? '', seq: envelope.seq ?? 0 }
}
