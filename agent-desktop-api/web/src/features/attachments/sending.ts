import type { Ticket, User } from '@/platform/api/types'

/** What the file chooser offers; the server looks at the bytes. */
export const TAKEN = 'image/*,video/*,audio/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et'

/** One file on its way. */
export interface Sending {
  key: number
  file: File
  share: number
  state: 'waiting' | 'sending' | 'failed'
  why: string
}

/** Those that may start now: in their order, at most so many at once. */
export function waiting(queue: readonly Sending[], atOnce: number): Sending[] {
  const going = queue.filter((one) => one.state === 'sending').length
  return queue.filter((one) => one.state === 'waiting').slice(0, Math.max(0, atOnce - going))
}

export function kindOf(type: string): 'image' | 'video' | 'audio' | 'document' {
  const kind = type.split('/')[0]
  const seen = kind === 'image' && /jpeg|png|gif|webp|bmp/.test(type)
  return seen ? 'image' : kind === 'video' || kind === 'audio' ? kind : 'document'
}

/** `1.5 MB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilo = bytes / 1024
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`
}

const withUnit = ['DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING', 'REPLY_REVIEW']
const over = ['CLOSED', 'REFUSED', 'HANDED_OVER', 'ARCHIVED']

/** Whether the person may add files; the server has the last word. */
export function mayAttach(ticket: Ticket, user: User | null): boolean {
  if (!user || over.includes(ticket.state)) return false
  if (user.roles.includes('unit')) return withUnit.includes(ticket.state)
  return user.roles.some((role) => role === 'reviewer' || role === 'supervisor') || (user.roles.includes('agent') && ticket.agentId === user.name)
}
