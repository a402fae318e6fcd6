// An agent's call in a real Chromium: sign in, ready, pop, ticket, dispatch, 我的工单. Needs a running system and somebody
// who calls: the script says `waiting for a call` on a line of its own when the agent is ready (CALL_COMMAND, when set, is
// started at that moment by a shell), and the agent's telephone must be registered and answer.
//
//   HOTLINE_URL       default http://127.0.0.1:8080; the mock of this folder rings by itself
//   HOTLINE_USER      default 1001
//   HOTLINE_PASSWORD  the password of that user
//   CALL_COMMAND      optional, makes the call
//   POP_TIMEOUT_MS    default 90000
//   SCREENSHOTS       folder for the pictures, default ./screenshots
import { spawn } from 'node:child_process'
import { base, checks, fitsSideways, must, openBrowser, shot, shots, sizes } from './lib.mjs'

const user = process.env.HOTLINE_USER ?? '1001'
const password = process.env.HOTLINE_PASSWORD ?? ''
const popTimeout = Number(process.env.POP_TIMEOUT_MS ?? 90_000)
const isMock = await fetch(`${base}/mock/who`).then((response) => response.headers.get('x-mock') === 'yes', () => false)
const content = `七星区会展路路灯不亮，市民夜间出行不便，希望尽快维修。（浏览器测试 ${new Date().toISOString()}）`

function callComes() {
  console.log('waiting for a call')
  if (isMock) void fetch(`${base}/mock/ring?answer=1500`, { method: 'POST' })
  else if (process.env.CALL_COMMAND) spawn('sh', ['-c', process.env.CALL_COMMAND], { stdio: ['ignore', 'ignore', 'inherit'] })
}

async function everySize(page, name) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await page.waitForTimeout(400)
    await shot(page, `test-${name}-${size}`)
    must(await fitsSideways(page), `${name} scrolls sideways at ${size}`)
  }
  await page.setViewportSize(sizes.laptop)
}

const { check, close } = checks()
const { page, complaints, close: closeBrowser } = await openBrowser()
let number = ''

async function run() {
  const opened = await check('the sign-in page opens and says what is wrong with a wrong password', async () => {
    await page.goto(`${base}/sign-in`)
    await page.fill('input[name=username]', user)
    await page.fill('input[name=password]', 'wrong-on-purpose')
    await page.click('button[type=submit]')
    await page.waitForSelector('.problem', { timeout: 20_000 })
    must(/[\u4e00-\u9fff]/.test(await page.innerText('.problem')), 'the problem is not told in Chinese')
    await everySize(page, 'sign-in')
  })
  if (!opened) return
  complaints.length = 0

  const inside = await check('the right password leads to the desk', async () => {
    await page.fill('input[name=password]', password)
    await page.click('button[type=submit]')
    await page.waitForURL('**/desk', { timeout: 20_000 })
    await page.waitForSelector('.bar .state')
  })
  if (!inside) return

  const ready = await check('F2 signs in and makes ready', async () => {
    for (let press = 0; press < 3 && !(await page.locator('.bar .state.ready').count()); press++) {
      await page.waitForFunction(() => !document.querySelector('.bar .is-loading'))
      await page.keyboard.press('F2')
      await page.waitForTimeout(1_200)
    }
    await page.waitForSelector('.bar .state.ready', { timeout: 10_000 })
    await page.click('#tab-phone')
    await page.waitForSelector('[data-test=phone-status].ok', { timeout: 10_000 })
    await everySize(page, 'ready')
    await page.click('#tab-past')
  })
  if (!ready) return

  callComes()
  const popped = await check('the pop comes with the number, its place and an empty ticket', async () => {
    await page.waitForSelector('[data-test=caller-card]', { timeout: popTimeout })
    await page.waitForSelector('[data-test=ticket-form] [data-field=content]', { timeout: 20_000 })
    // The draft is opened beside the ringing, so the desk may have asked too early; from here on it is there.
    complaints.splice(0, Infinity, ...complaints.filter((text) => !/ 404 .*\/api\/tickets\/[0-9a-f-]{36}$/.test(text)))
    await shot(page, 'test-pop-laptop')
    must((await page.innerText('[data-test=caller-card] .number')).trim() !== '', 'no number on the card')
  })
  if (!popped) return

  await check('the answered call is shown as talking', () => page.waitForSelector('.caller.talking', { timeout: 30_000 }))

  await check('Alt+R pauses the recording and goes on with it', async () => {
    await page.waitForSelector('[data-test=pause-recording]', { timeout: 10_000 })
    await page.keyboard.press('Alt+KeyR')
    await page.waitForSelector('[data-test=recording-paused]', { timeout: 10_000 })
    await shot(page, 'test-recording-paused-laptop')
    await page.keyboard.press('Alt+KeyR')
    await page.waitForSelector('[data-test=pause-recording]', { timeout: 10_000 })
  })

  await check('Alt+B puts the caller on hold and takes the caller back', async () => {
    await page.waitForSelector('[data-test=talk-panel]', { timeout: 10_000 })
    await page.keyboard.press('Alt+KeyB')
    await page.waitForFunction(() => document.querySelector('[data-test=talk-panel] .line')?.textContent?.includes('保持中'), undefined, { timeout: 10_000 })
    await shot(page, 'test-hold-laptop')
    await page.waitForFunction(() => !document.querySelector('[data-test=talk-panel] .is-loading'))
    await page.keyboard.press('Alt+KeyB')
    await page.waitForFunction(() => document.querySelector('[data-test=talk-panel] .line')?.textContent?.trim() === '与诉求人通话', undefined, { timeout: 10_000 })
  })

  await check('a joint desk where nobody answers is told, and the talk goes on', async () => {
    await page.keyboard.press('Alt+KeyL')
    const row = page.locator('.services li', { hasText: '122' })
    await row.waitFor({ state: 'visible', timeout: 5_000 })
    await page.waitForTimeout(400)
    await shot(page, 'test-joint-laptop')
    // By key: Chromium without a screen may stop drawing for a while after a picture, and a click then waits in vain.
    await row.locator('button').first().press('Enter')
    await page.waitForFunction(() => document.querySelector('[data-test=talk-panel] .note')?.textContent?.includes('无人接听'), undefined, { timeout: 45_000 })
    await everySize(page, 'joint-failed')
  })

  await check('what is typed is saved', async () => {
    await page.fill('[data-field=content]', content)
    await page.fill('[data-field=address] input, input[data-field=address]', '会展路 1 号')
    await page.keyboard.press('Alt+Digit2')
    await page.waitForSelector('[data-test=saved-stamp].saved', { timeout: 15_000 })
  })

  await check('the time limit is previewed day by day', async () => {
    await page.waitForSelector('[data-test=due-preview] b.figures', { timeout: 15_000 })
    await page.click('[data-test=due-preview] button')
    await page.waitForSelector('.days li', { timeout: 5_000 })
    must((await page.innerText('.days')).includes('尚未派单'), 'the preview does not say that it is one')
    await everySize(page, 'form')
  })

  await check('the preview follows the form at once', async () => {
    const asked = page.waitForResponse((response) => response.url().includes('/due?') && response.url().includes('urgency=EMERGENCY'))
    await page.check('[data-field=urgency] input[value=EMERGENCY]')
    const due = await (await asked).json()
    must(due.preview === true, 'the answer is no preview')
    await page.waitForFunction(() => document.querySelector('[data-test=due-preview]')?.textContent?.includes('24小时'), undefined, { timeout: 5_000 })
    await page.check('[data-field=urgency] input[value=NORMAL]')
    await page.waitForFunction(() => document.querySelector('[data-test=due-preview]')?.textContent?.includes('个工作日'), undefined, { timeout: 5_000 })
  })

  await check('a reload in the middle keeps the text', async () => {
    await page.reload()
    await page.waitForSelector('[data-test=ticket-form] [data-field=content]', { timeout: 20_000 })
    await page.waitForFunction((text) => document.querySelector('[data-field=content]')?.value === text, content, { timeout: 10_000 })
  })

  const sent = await check('Ctrl+Enter accepts and dispatches', async () => {
    await choose('unitId', '城')
    await choose('basis', '三定')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('[data-test=form-after]', { timeout: 20_000 })
    number = (await page.innerText('[data-test=form-after] dd.figures')).trim()
    must(/^\d{19}$/.test(number), `the ticket's number is ${number}`)
    await everySize(page, 'dispatched')
  })
  if (!sent) return

  await check('the ticket is among 我的工单 with its history and due time', async () => {
    await page.click('[data-test=form-after] a')
    await page.waitForSelector('[data-test=ticket-detail] .line', { timeout: 15_000 })
    await page.waitForFunction((wanted) => document.querySelector('[data-test=ticket-detail]')?.textContent?.includes(wanted), number, { timeout: 10_000 })
    await page.waitForSelector('[data-test=ticket-detail] .history li', { timeout: 10_000 })
    await everySize(page, 'ticket')
  })

  await check('the page never complained', () => {
    must(complaints.length === 0, complaints.join('\n'))
  })
}

async function choose(field, text) {
  await page.click(`[data-field=${field}]`)
  await page.keyboard.type(text)
  await page.waitForTimeout(400)
  await page.keyboard.press('Enter')
}

try {
  await run()
} catch (error) {
  await check('the script itself', () => Promise.reject(error))
} finally {
  await shot(page, 'test-last').catch(() => undefined)
  await closeBrowser()
  console.log(`pictures: ${shots}`)
  close()
}
