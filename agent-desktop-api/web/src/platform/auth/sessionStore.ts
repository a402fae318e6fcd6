import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answerTokens } from '@/platform/api/audioSource'
import { useTokens } from '@/platform/api/client'
import { session as api } from '@/platform/api/endpoints'
import { asProblem } from '@/platform/api/problem'
import type { Role, SessionTokens } from '@/platform/api/types'

const KEY = 'hotline.session'
/** The token is renewed this long before it ends. */
const RENEW_BEFORE_MS = 60_000

function stored(): SessionTokens | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
  } catch {
    return null
  }
}

/** Who works here. Kept per browser tab, so that closing the browser on a shared desk signs out. */
export const useSession = defineStore('session', () => {
  const tokens = ref<SessionTokens | null>(stored())
  const endedBecause = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let renewing: Promise<boolean> | null = null

  const user = computed(() => tokens.value?.user ?? null)
  const has = (role: Role) => user.value?.roles.includes(role) ?? false

  function keep(next: SessionTokens | null): void {
    tokens.value = next
    clearTimeout(timer)
    if (!next) return sessionStorage.removeItem(KEY)
    sessionStorage.setItem(KEY, JSON.stringify(next))
    const wait = Math.max(5_000, new Date(next.expiresAt).getTime() - Date.now() - RENEW_BEFORE_MS)
    timer = setTimeout(() => void renew(), Math.min(wait, 2 ** 31 - 1))
  }

  async function renewOnce(): Promise<boolean> {
    const before = tokens.value
    if (!before) return false
    try {
      const next = await api.refresh(before.refreshToken)
      keep({ ...before, ...next, user: next.user ?? before.user })
      return true
    } catch (error) {
      if (!asProblem(error).unreachable) return false
      timer = setTimeout(() => void renew(), 5_000)
      return false
    }
  }

  /** One refresh at a time, whoever asks. */
  function renew(): Promise<boolean> {
    renewing ??= renewOnce().finally(() => (renewing = null))
    return renewing
  }

  async function signIn(name: string, password: string): Promise<void> {
    keep(await api.signIn(name, password))
    endedBecause.value = ''
  }

  async function signOut(): Promise<void> {
    await api.signOut().catch(() => undefined)
    keep(null)
  }

  useTokens({
    token: () => tokens.value?.accessToken ?? null,
    renew,
    expired: () => {
      endedBecause.value = '登录已过期，请重新登录。未提交的内容已保存在本机。'
      keep(null)
    },
  })
  answerTokens(() => tokens.value?.accessToken ?? null)
  if (tokens.value) keep(tokens.value)

  return { tokens, user, has, signIn, signOut, renew, endedBecause }
})
