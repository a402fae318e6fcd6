import { ElMessage, ElNotification } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/notification/style/css'
import type { ApiProblem } from '@/platform/api/problem'

/** Short notes after an act: what happened, or what went wrong and what to do next. */
export const toast = {
  done: (text: string) => void ElMessage({ type: 'success', message: text, duration: 2_600, grouping: true }),
  note: (text: string) => void ElMessage({ type: 'warning', message: text, duration: 4_000, grouping: true }),
  problem(problem: ApiProblem, title: string): void {
    const article = problem.article ? `（${problem.article}）` : ''
    const trace = problem.correlationId === '-' ? '' : `　编号 ${problem.correlationId}`
    ElNotification({ type: 'error', title, message: `${problem.detail}${article}${trace}`, duration: 9_000, position: 'bottom-right' })
  },
}
