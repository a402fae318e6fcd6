import { defineStore } from 'pinia'
import { ref } from 'vue'
import { units as api } from '@/platform/api/endpoints'
import { asProblem, type ApiProblem } from '@/platform/api/problem'
import type { Unit } from '@/platform/api/types'

/** 承办单位, loaded once. */
export const useUnits = defineStore('units', () => {
  const list = ref<Unit[]>([])
  const problem = ref<ApiProblem | null>(null)
  let loading: Promise<void> | null = null

  async function loadOnce(): Promise<void> {
    try {
      list.value = await api.list()
      problem.value = null
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  /** After a change of the units themselves. */
  function renew(): Promise<void> {
    return loadOnce()
  }

  function load(): Promise<void> {
    if (list.value.length > 0) return Promise.resolve()
    loading ??= loadOnce().finally(() => (loading = null))
    return loading
  }

  return { list, problem, load, renew }
})
