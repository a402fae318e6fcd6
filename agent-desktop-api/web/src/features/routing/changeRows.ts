import type { RoutingChange } from '@/platform/api/types'
import { draftChanges, draftOf } from './agentEdits'
import { changesOf, formOf, sectionNames } from './queueForm'

export interface ChangeRow {
  change: RoutingChange
  title: string
  lines: string[]
  /** The last of its queue or agent. */
  current: boolean
}

/** What each change made different, beside the one before it of the same queue or agent. @param changes newest first */
export function changeRows(changes: readonly RoutingChange[], nameOf: (queue: string) => string): ChangeRow[] {
  const same = (a: RoutingChange, b: RoutingChange) => a.kind === b.kind && a.id === b.id
  return changes.map((change, at) => {
    const before = changes.slice(at + 1).find((older) => same(older, change))
    const current = changes.findIndex((other) => same(other, change)) === at
    return { change, title: titleOf(change, before, nameOf), lines: linesOf(change, before, nameOf), current }
  })
}

function titleOf(change: RoutingChange, before: RoutingChange | undefined, nameOf: (queue: string) => string): string {
  if (change.kind === 'AGENT') return `话务员 ${change.id}`
  if (!change.queue) return `删除队列“${before?.queue?.name ?? nameOf(change.id)}”`
  const first = change.changedBy === 'system' ? '随系统安装的队列' : before && !before.queue ? '重新建立队列' : '队列'
  return `${first}“${change.queue.name}”`
}

function linesOf(change: RoutingChange, before: RoutingChange | undefined, nameOf: (queue: string) => string): string[] {
  if (change.agent) return [draftChanges(before?.agent ? draftOf(before.agent) : { skills: {}, mostCallsAnHour: null, team: '' }, draftOf(change.agent)).join('，') || '没有变化']
  if (!change.queue || !before?.queue) return []
  const changed = changesOf(formOf(before.queue), formOf(change.queue), nameOf)
  return changed.length > 0 ? changed.map((one) => `${sectionNames[one.section]}：${one.from} → ${one.to}`) : ['没有变化']
}
