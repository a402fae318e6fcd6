import { expect, test, vi } from 'vitest'
import { ApiProblem } from '@/platform/api/problem'
import { useImport } from '@/shared/ui/useImport'

const chosen = (bytes: number[], name = 'a.csv') => ({ target: { files: [new File([new Uint8Array(bytes)], name)], value: name } }) as unknown as Event

function importing(add: (content: string, seen: string) => Promise<void>) {
  const looked = vi.fn(async (content: string) => `seen ${content}`)
  return { looked, ...useImport<string>({ mostBytes: 3, tooLarge: '太大', preview: looked, add }) }
}

test('a file is previewed, imported once, and forgotten', async () => {
  const add = vi.fn(async () => undefined)
  const one = importing(add)
  await one.choose(chosen([97, 98]))
  expect(one.name.value).toBe('a.csv')
  await one.add()
  expect(add).toHaveBeenCalledWith('YWI=', 'seen YWI=')
  expect(one.name.value).toBe('')
  await one.add()
  expect(add).toHaveBeenCalledTimes(1)
})

test('one that is too large is not sent', async () => {
  const one = importing(async () => undefined)
  await one.choose(chosen([1, 2, 3, 4]))
  expect(one.problem.value?.message).toContain('太大')
  expect(one.looked).not.toHaveBeenCalled()
})

test('when somebody was quicker it is previewed anew and stays', async () => {
  const one = importing(async () => Promise.reject(new ApiProblem(409, '没有导入', '已有更新的版本', '-')))
  await one.choose(chosen([97]))
  await one.add()
  expect(one.looked).toHaveBeenCalledTimes(2)
  expect(one.name.value).toBe('a.csv')
  expect(one.problem.value?.detail).toBe('已有更新的版本')
})
