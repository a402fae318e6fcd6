import { computed, onScopeDispose, ref } from 'vue'
import { leaders as api } from '@/platform/api/endpoints'
import type { LeaderDuty } from '@/platform/api/types'
import { clockTime } from '@/shared/format/time'

const POLL_MS = 60_000

/** Who takes calls now (Art 23), for those who tell citizens. */
export function useLeaders() {
  const duties = ref<LeaderDuty[]>([])
  const load = () => api.list().then((list) => (duties.value = list)).catch(() => undefined)
  void load()
  const timer = setInterval(() => document.visibilityState === 'visible' && void load(), POLL_MS)
  onScopeDispose(() => clearInterval(timer))
  const today = computed(() => duties.value.filter((duty) => duty.onDuty))
  return { today, line: computed(() => today.value.map(dutyLine).join('；')) }
}

/** 市政府副秘书长 张三（09:00–11:30，已到席） */
export function dutyLine(duty: LeaderDuty): string {
  const hours = `${clockTime(duty.startsAt).slice(0, 5)}–${clockTime(duty.endsAt).slice(0, 5)}`
  return `${duty.post} ${duty.leader}（${hours}，${duty.present ? '已到席' : '未到席'}）`.trim()
}
