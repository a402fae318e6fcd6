import { dateTime, dueTime } from '@/shared/format/time'
import type { Progress } from './api'
import { el } from './dom'

const OVER = new Set(['REFUSED', 'HANDED_OVER', 'MERGED', 'CLOSED', 'ARCHIVED'])

/** The answer, then what happened, newest last, and until when it must be done. */
export function shown(progress: Progress, again: () => void, other: () => void): HTMLElement {
  return el(
    'div', { class: 'shown' },
    el(
      'section', { class: 'card now' },
      el('p', { class: 'number' }, '工单 ', el('b', {}, progress.number ?? '')),
      el('h1', {}, progress.stateName),
      el('p', {}, progress.reason),
    ),
    progress.answer ? el('section', { class: 'card' }, el('h2', {}, '答复'), el('p', { class: 'answer' }, progress.answer)) : null,
    due(progress),
    el('section', { class: 'card' }, el('h2', {}, '经过'), steps(progress)),
    el('div', { class: 'acts' }, button('刷新', again), button('查询另一张工单', other, 'plain')),
  )
}

function steps(progress: Progress): HTMLElement {
  const open = !OVER.has(progress.state)
  return el(
    'ol', { class: 'steps' },
    ...progress.steps.map((step) =>
      el(
        'li', {},
        el('b', {}, step.name),
        el('time', { datetime: step.at }, dateTime(step.at)),
        step.detail ? el('p', {}, step.detail) : null,
      ),
    ),
    open ? el('li', { class: 'waiting', 'aria-current': 'step' }, el('b', {}, progress.stateName), el('p', {}, progress.reason)) : null,
  )
}

function due(progress: Progress): HTMLElement | null {
  if (!progress.due || progress.finishedAt || OVER.has(progress.state)) return null
  const { at, provisional, article, lines } = progress.due
  return el(
    'section', { class: 'card' },
    el('h2', {}, '办理期限'),
    el('p', {}, el('b', { class: 'until' }, `${dueTime(at)} 前`), provisional ? '（暂定，放假安排公布后可能调整）' : ''),
    el(
      'details', {},
      el('summary', {}, '怎么算出来的'),
      el('p', { class: 'soft' }, `依据《桂林市12345政务服务便民热线管理办法》${article}`),
      el('ul', {}, ...lines.map((line) => el('li', {}, line))),
    ),
  )
}

export function button(text: string, press: () => void, kind = ''): HTMLButtonElement {
  const made = el('button', { type: 'button', class: kind }, text)
  made.addEventListener('click', press)
  return made
}
