import { expect, test } from 'vitest'
import { kindOf, mayAttach, size, waiting, type Sending } from '@/features/attachments/sending'
import type { Ticket, User } from '@/platform/api/types'

const sending = (key: number, state: Sending['state']): Sending => ({ key, state, share: 0, why: '', file: new File([], `${key}.jpg`) })

test('so many at once, in their order; what failed waits for the person', () => {
  const queue = [sending(1, 'sending'), sending(2, 'failed'), sending(3, 'waiting'), sending(4, 'waiting')]
  expect(waiting(queue, 2).map((one) => one.key)).toEqual([3])
  expect(waiting(queue, 1)).toEqual([])
  expect(waiting(queue, 9).map((one) => one.key)).toEqual([3, 4])
})

test('what a browser can show is shown, the rest is saved', () => {
  expect(['image/jpeg', 'image/heic', 'video/mp4', 'audio/amr', 'application/pdf'].map(kindOf)).toEqual(['image', 'document', 'video', 'audio', 'document'])
  expect([5, 2048, 3 * 1024 * 1024].map(size)).toEqual(['5 B', '2 KB', '3.0 MB'])
})

test('who works on the ticket may add while it goes on', () => {
  const ticket = (state: string, agentId = '1001') => ({ state, agentId }) as Ticket
  const user = (role: string, name = 'x') => ({ roles: [role], name }) as User
  expect(mayAttach(ticket('IN_PROGRESS'), user('unit'))).toBe(true)
  expect(mayAttach(ticket('AWAITING_EVALUATION'), user('unit'))).toBe(false)
  expect(mayAttach(ticket('DRAFT'), user('agent', '1001'))).toBe(true)
  expect(mayAttach(ticket('DRAFT'), user('agent', '1002'))).toBe(false)
  expect(mayAttach(ticket('ARCHIVED'), user('reviewer'))).toBe(false)
  expect(mayAttach(ticket('DRAFT'), user('administrator'))).toBe(false)
})
