import { beforeEach, describe, expect, it } from 'vitest'
import { ApiProblem } from '@/platform/api/problem'
import { Autosave, LOCAL_MS, SERVER_MS, type SaveState } from '@/platform/draft/autosave'
import { memoryShelf, type Shelf } from '@/platform/draft/shelf'
import { FakeTimers, settle } from './fakes'

interface Fields {
  content: string
  address: string
}

let shelf: Shelf
let timers: FakeTimers
let server: { version: number; fields: Fields }
let failure: ApiProblem | null
let pushes: Fields[]
let states: SaveState[]
let adopted: Fields | null

function open(): Autosave<Fields> {
  return new Autosave<Fields>('t1', { version: server.version, fields: { ...server.fields } }, {
    shelf,
    push: async (version, fields) => {
      if (failure) throw failure
      if (version !== server.version) throw new ApiProblem(409, '', '版本旧了', '-')
      pushes.push({ ...fields })
      server = { version: version + 1, fields: { ...fields } }
      return { version: server.version }
    },
    pull: async () => structuredClone(server),
    adopt: (fields) => (adopted = fields),
    state: (state) => states.push(state),
    later: timers.later,
    now: timers.now,
  })
}

beforeEach(() => {
  shelf = memoryShelf()
  timers = new FakeTimers()
  server = { version: 1, fields: { content: '', address: '' } }
  failure = null
  pushes = []
  states = []
  adopted = null
})

describe('autosave', () => {
  it('given_typing_then_local_after_300_ms_and_server_after_2_s', async () => {
    const autosave = open()
    autosave.changed({ content: '路灯', address: '' })
    await timers.pass(LOCAL_MS)
    expect(await shelf.get('t1')).toMatchObject({ mine: { content: '路灯' } })
    expect(pushes).toHaveLength(0)
    await timers.pass(SERVER_MS)
    expect(pushes).toEqual([{ content: '路灯', address: '' }])
    expect(states.at(-1)?.kind).toBe('saved')
  })

  it('given_another_saved_first_then_merged_and_mine_kept', async () => {
    const autosave = open()
    server = { version: 5, fields: { content: '', address: '翠竹路' } }
    autosave.changed({ content: '路灯', address: '' })
    await timers.pass(SERVER_MS)
    await timers.pass(1)
    expect(adopted).toEqual({ content: '路灯', address: '翠竹路' })
    expect(server).toEqual({ version: 6, fields: { content: '路灯', address: '翠竹路' } })
  })

  it('given_refused_for_another_reason_than_the_version_then_text_stays_local_without_a_loop', async () => {
    const autosave = open()
    failure = new ApiProblem(409, '', '工单已不在登记中', '-')
    autosave.changed({ content: '路灯', address: '' })
    await timers.pass(60_000)
    expect(states.filter((state) => state.kind === 'saving')).toHaveLength(1)
    expect(states.at(-1)).toMatchObject({ kind: 'local', why: '工单已不在登记中' })
  })

  it('given_no_network_then_local_state_and_retry', async () => {
    const autosave = open()
    failure = new ApiProblem(0, '', '连不上', '-')
    autosave.changed({ content: '路灯', address: '' })
    await timers.pass(SERVER_MS)
    expect(states.at(-1)).toMatchObject({ kind: 'local', why: '连不上' })
    failure = null
    await timers.pass(6_000)
    expect(server.fields.content).toBe('路灯')
  })

  it('given_killed_page_when_opened_again_then_unsent_text_is_back', async () => {
    const first = open()
    first.changed({ content: '没有送出的话', address: '' })
    await timers.pass(LOCAL_MS)
    first.stop()
    const second = open()
    expect((await second.restore()).content).toBe('没有送出的话')
    await timers.pass(1)
    expect(server.fields.content).toBe('没有送出的话')
  })

  it('given_flush_then_everything_is_on_the_server_at_once', async () => {
    const autosave = open()
    autosave.changed({ content: '马上', address: '' })
    expect(await autosave.flush()).toBe(true)
    expect(server.fields.content).toBe('马上')
    expect(autosave.currentVersion).toBe(2)
  })

  it('given_closed_then_local_copy_is_gone_and_nothing_is_sent', async () => {
    const autosave = open()
    autosave.changed({ content: '结束', address: '' })
    await timers.pass(LOCAL_MS)
    await autosave.close()
    await timers.pass(10_000)
    await settle()
    expect(await shelf.get('t1')).toBeUndefined()
    expect(pushes).toHaveLength(0)
  })
})
