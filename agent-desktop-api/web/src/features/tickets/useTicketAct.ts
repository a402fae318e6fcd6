import { ref } from 'vue'
import { asProblem } from '@/platform/api/problem'
import { toast } from '@/shared/ui/toast'

/** One act on a ticket at a time: a toast when it worked, a plain problem when not. */
export function useTicketAct(changed: () => void) {
  const busy = ref(false)

  async function run(failed: string, done: string, act: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await act()
      toast.done(done)
      changed()
      return true
    } catch (error) {
      const problem = asProblem(error)
      toast.problem(problem, failed)
      if (problem.status === 409) changed()
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, run }
}
