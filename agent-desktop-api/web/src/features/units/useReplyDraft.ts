import { onScopeDispose, reactive, ref, toRaw, watch } from 'vue'
import { LOCAL_MS } from '@/platform/draft/autosave'
import { indexedDbShelf } from '@/platform/draft/shelf'
import type { ReplyForm } from './replyForm'

/** What a unit types stays on its machine until it is sent: replies are written in the field, with poor networks. */
export function useReplyDraft(ticketId: string, start: ReplyForm) {
  const shelf = indexedDbShelf()
  const key = `reply:${ticketId}`
  const form = reactive<ReplyForm>(start)
  const keptAt = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  void shelf.get(key).then((kept) => kept && Object.assign(form, kept), () => undefined)

  async function keep(): Promise<void> {
    try {
      await shelf.put(key, { ...toRaw(form) })
      keptAt.value = Date.now()
    } catch {
      keptAt.value = 0
    }
  }

  watch(form, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), LOCAL_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  function sent(): Promise<void> {
    clearTimeout(timer)
    return shelf.remove(key).catch(() => undefined)
  }

  return { form, keptAt, sent }
}
