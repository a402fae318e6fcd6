import { applyPalette } from '@/shared/tokens/palette'
import { open, Refused, sendCode, view, type Progress } from './api'
import { el } from './dom'
import { button, shown } from './shown'
import './progress.css'

/** The citizens' page: ticket number → code on the mobile phone → how far it is. Kept in this tab only. */
const VIEW = 'progress-view'
const RESEND_SECONDS = 60
const page = document.querySelector<HTMLElement>('#page')!

function show(...children: (HTMLElement | null)[]): void {
  page.replaceChildren(...children.filter((child): child is HTMLElement => child !== null))
  page.querySelector<HTMLElement>('[data-first]')?.focus()
}

const said = (error: unknown) => (error instanceof Refused ? error.message : '暂时查询不了，请稍后再试，或拨打12345')

/** One press at a time; what went wrong stands where it is read. */
function form(fields: HTMLElement[], submit: string, act: () => Promise<void>): HTMLFormElement {
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true })
  const send = el('button', { type: 'submit' }, submit)
  const made = el('form', { class: 'card', novalidate: true }, ...fields, problem, send)
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    if (send.disabled) return
    send.disabled = true
    problem.hidden = true
    act()
      .catch((error: unknown) => {
        problem.textContent = said(error)
        problem.hidden = false
      })
      .finally(() => (send.disabled = false))
  })
  return made
}

function askNumber(number = ''): void {
  const input = el('input', {
    id: 'number', inputmode: 'numeric', autocomplete: 'off', maxlength: '23', placeholder: '19 位数字，以 4503 开头', value: number, 'data-first': true,
  })
  show(
    form(
      [
        el('h1', {}, '查询办理进度'),
        el('label', { for: 'number' }, '工单号'),
        input,
        el('p', { class: 'soft' }, '工单号在受理时告知，也在结果短信中。验证码将发到您反映诉求时所留的手机。'),
      ],
      '获取验证码',
      async () => {
        const typed = input.value.replace(/\D/g, '')
        const sent = await sendCode(typed)
        askCode(typed, sent.message)
      },
    ),
  )
}

function askCode(number: string, message: string): void {
  const input = el('input', { id: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '6', placeholder: '6 位数字', 'data-first': true })
  const resend = button('', () => void again(), 'plain')
  const note = el('p', { class: 'soft', role: 'status' }, message)
  let left = RESEND_SECONDS

  function tick(): void {
    resend.disabled = left > 0
    resend.textContent = left > 0 ? `重新获取（${left} 秒）` : '重新获取验证码'
    if (left-- > 0 && resend.isConnected) setTimeout(tick, 1_000)
  }

  async function again(): Promise<void> {
    resend.disabled = true
    try {
      note.textContent = (await sendCode(number)).message
    } catch (error) {
      note.textContent = said(error)
    }
    left = RESEND_SECONDS
    tick()
  }

  show(
    form(
      [el('h1', {}, '输入验证码'), el('p', { class: 'number' }, '工单 ', el('b', {}, number)), note, el('label', { for: 'code' }, '短信验证码'), input],
      '查看进度',
      async () => {
        const opened = await open(number, input.value.trim())
        sessionStorage.setItem(VIEW, opened.view)
        showProgress(opened.progress)
      },
    ),
    el('div', { class: 'acts' }, resend, button('修改工单号', () => askNumber(number), 'plain')),
  )
  tick()
}

function showProgress(progress: Progress): void {
  show(shown(progress, () => void reload(), () => {
    sessionStorage.removeItem(VIEW)
    askNumber()
  }))
  window.scrollTo(0, 0)
}

/** What was opened in this tab stays open for half an hour, also after a reload. */
async function reload(): Promise<void> {
  const token = sessionStorage.getItem(VIEW)
  if (!token) return askNumber()
  try {
    showProgress(await view(token))
  } catch (error) {
    if (error instanceof Refused && error.status === 401) sessionStorage.removeItem(VIEW)
    askNumber()
    page.prepend(el('p', { class: 'problem', role: 'alert' }, said(error)))
  }
}

applyPalette(document.documentElement)
void reload()
