import { describe, expect, it } from 'vitest'
import { onceThere } from '@/platform/api/onceThere'
import { ApiProblem } from '@/platform/api/problem'

const problem = (status: number) => new ApiProblem(status, '', '', '')

/** Fails with these statuses, one after the other, and is there afterwards. */
function comes(...statuses: number[]) {
  const pauses: number[] = []
  const ask = async () => {
    const status = statuses.shift()
    if (status) throw problem(status)
    return 'there'
  }
  return { ask, pauses, pause: async (ms: number) => pauses.push(ms) > 0 }
}

describe('what is announced before it is there', () => {
  it('given_it_comes_late_then_asked_again_at_growing_pauses', async () => {
    const late = comes(404, 404, 404, 404, 404)
    expect(await onceThere(late.ask, 600, late.pause)).toBe('there')
    expect(late.pauses).toEqual([250, 500, 750, 1000, 1000])
  })

  it('given_it_never_comes_then_given_up', async () => {
    const never = comes(404, 404, 404)
    await expect(onceThere(never.ask, 3, never.pause)).rejects.toMatchObject({ status: 404 })
    expect(never.pauses).toHaveLength(2)
  })

  it('given_another_problem_then_told_at_once', async () => {
    const away = comes(503)
    await expect(onceThere(away.ask, 600, away.pause)).rejects.toMatchObject({ status: 503 })
    expect(away.pauses).toEqual([])
  })

  it('given_nobody_waits_any_more_then_not_asked_again', async () => {
    await expect(onceThere(comes(404).ask, 600, async () => false)).rejects.toMatchObject({ status: 404 })
  })
})
