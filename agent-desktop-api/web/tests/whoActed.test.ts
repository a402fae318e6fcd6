import { expect, test } from 'vitest'
import { whoActed } from '@/features/tickets/words'

test('who acted: office and person, each once; the software signs without a name', () => {
  expect(whoActed({ actor: 'unit-cg', actorName: '市城市管理委员会联络员', actorRole: '承办单位' })).toBe('承办单位 市城市管理委员会联络员')
  expect(whoActed({ actor: 'shenhe', actorName: '热线中心审核员', actorRole: '热线中心' })).toBe('热线中心审核员')
  expect(whoActed({ actor: 'gone', actorRole: '话务员' })).toBe('话务员 gone')
  expect(whoActed({ actor: 'system', actorRole: '系统' })).toBe('系统')
})
