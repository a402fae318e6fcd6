// 来电分配 in a real Chromium, on the mock or on a running system, whose routing is as before when the script is through: a
// queue's hours typed, saved and taken back; wrong times named; a warning when nobody could serve; a colleague who saves in
// between; skills by keyboard; a new queue that goes again; agents who may not. Variables as in desk.mjs.
import { base, checks, fitsSideways, must, openBrowser, shot, signIn, sizes } from './lib.mjs'

const password = process.env.HOTLINE_PASSWORD ?? ''
const { check, close } = checks()
const { context, page, complaints, close: closeBrowser } = await openBrowser()

async function api(name) {
  const session = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }) })
  const { accessToken } = await session.json()
  return async (method, path, body) => {
    const response = await fetch(`${base}/api/${path}`, { method, headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
    must(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`)
    return response.json()
  }
}

const drawer = (test) => `.drawer [data-test=${test}]`
const card = (queue) => `[data-test=queue-${queue}]`

async function edit(queue) {
  await page.click(`${card(queue)} [data-test=edit-queue]`)
  await page.waitForSelector(drawer('queue-name'))
  await page.waitForTimeout(400)
}

async function everySize(name) {
  for (const [size, viewport] of Object.entries({ ...sizes, laptop: { width: 1440, height: 900 } })) {
    await page.setViewportSize(viewport)
    await page.waitForTimeout(400)
    await shot(page, `routing-${name}-${size}`)
    must(await fitsSideways(page), `${name} scrolls sideways at ${size}`)
  }
  await page.setViewportSize(sizes.laptop)
}

async function saved(act) {
  await act()
  await page.waitForSelector('.drawer', { state: 'detached' })
  await page.waitForSelector('[data-test=undo]')
}

async function takeBack() {
  await page.click('[data-test=take-back]')
  await page.waitForSelector('[data-test=undo]', { state: 'detached' })
}

async function typeHours(day, text) {
  await page.fill(drawer(`hours-${day}`), text)
  await page.press(drawer(`hours-${day}`), 'Enter')
}

const supervisor = await api('banzhang')
const plain = ({ version, changedBy, changedAt, ...definition }) => definition
const definition = async (queue) => plain((await supervisor('GET', 'routing')).queues.find((one) => one.queue === queue))
const skillsOf = async (agent) => (await supervisor('GET', 'routing')).agents.find((one) => one.agent === agent).skills

try {
  const opened = await check('the page shows every queue with its hours and who serves it', async () => {
    await signIn(page, 'banzhang', password)
    await page.goto(`${base}/routing`)
    await page.waitForSelector(card('guiliu'))
    must(/全天|开放中/.test(await page.innerText(card('guiliu'))), 'the card does not say whether it is open')
    must((await page.innerText(card('guiliu'))).includes('桂柳话≥3'), 'the card does not say what is asked')
    await everySize('queues')
  })
  if (!opened) throw new Error('nothing to go on with')
  const before = await definition('guiliu')

  await check('a time that can not be read is named beside its field and nothing is saved', async () => {
    await edit('guiliu')
    await typeHours('MONDAY', '早上')
    await typeHours('TUESDAY', '9-12')
    await page.click(drawer('save-queue'))
    must(await page.isVisible(drawer('save-queue')), 'it was saved')
    must((await page.innerText('.drawer .fault')).includes('看不懂'), 'the fault is not named')
    await everySize('fault')
  })

  await check('hours are typed, copied to other days, told before saving, saved and taken back', async () => {
    await typeHours('TUESDAY', '全天')
    await typeHours('MONDAY', '8:30-12 14-17:30')
    await page.click(drawer('copy-MONDAY'))
    await page.click('.el-dropdown-menu__item >> text=复制到周一至周五')
    await page.waitForTimeout(300)
    const told = await page.innerText(drawer('changes'))
    must(told.includes('周一至周五 08:30–12:00、14:00–17:30'), `it says: ${told}`)
    await everySize('hours')
    await saved(() => page.click(drawer('save-queue')))
    const hours = (await definition('guiliu')).hours
    must(hours.some((one) => one.day === 'FRIDAY' && one.from === '14:00' && one.to === '17:30'), 'friday is not stored')
    await page.waitForFunction((at) => document.activeElement?.closest(at), card('guiliu'))
    await takeBack()
    must(JSON.stringify(await definition('guiliu')) === JSON.stringify(before), 'it is not as before')
  })

  await check('a bar is drawn with the pointer', async () => {
    await edit('guiliu')
    await typeHours('SUNDAY', '不开放')
    const box = await page.locator(drawer('bar-SUNDAY')).boundingBox()
    await page.mouse.move(box.x + (box.width * 6) / 24 + 2, box.y + 12)
    await page.mouse.down()
    await page.mouse.move(box.x + (box.width * 10) / 24, box.y + 12, { steps: 5 })
    await page.mouse.up()
    must((await page.inputValue(drawer('hours-SUNDAY'))) === '06:00–10:00', await page.inputValue(drawer('hours-SUNDAY')))
    await page.keyboard.press('Escape')
    must((await page.innerText('.drawer')).includes('再按一次放弃'), 'it goes without a word')
    await page.click('.drawer >> text=放弃修改')
    await page.waitForSelector('.drawer', { state: 'detached' })
  })

  await check('a queue that nobody could serve is warned of before it is saved', async () => {
    await edit('guiliu')
    for (const stage of await page.locator('.drawer [data-test=stage]').all()) {
      await stage.locator('.more input').first().fill('梵语')
      await page.keyboard.press('Enter')
    }
    await page.waitForSelector('.drawer .risk')
    must((await page.innerText('.drawer .risk')).includes('没有一个话务员能接'), 'no warning')
    await everySize('risk')
    await page.click('.drawer >> text=取消')
    await page.click('.drawer >> text=放弃修改')
    await page.waitForSelector('.drawer', { state: 'detached' })
  })

  await check('who saves in between is not written over: both changes stand after keeping mine', async () => {
    await edit('guiliu')
    const { queue, ...stored } = await definition('guiliu')
    await (await api('admin'))('PUT', 'routing/queues/guiliu', { ...stored, priority: 250 })
    await typeHours('SUNDAY', '10-11')
    await page.click(drawer('save-queue'))
    await page.waitForSelector(drawer('conflict'))
    must((await page.innerText(drawer('conflict'))).includes('紧迫度 250'), 'it does not say what the other changed')
    await everySize('conflict')
    complaints.length = 0
    await page.click(drawer('keep-mine'))
    await saved(() => page.click(drawer('save-queue')))
    const now = await definition('guiliu')
    must(now.priority === 250 && now.hours.some((one) => one.day === 'SUNDAY' && one.from === '10:00'), 'one of the two is lost')
    await supervisor('PUT', 'routing/queues/guiliu', stored)
  })

  await check('a new queue comes and goes', async () => {
    await page.goto(`${base}/routing`)
    await page.waitForSelector(card('guiliu'))
    await page.click('[data-test=new-queue]')
    await page.waitForSelector(drawer('queue-name'))
    await page.waitForTimeout(400)
    await page.fill(drawer('queue-name'), '试用队列')
    await page.fill(drawer('queue-id'), 'trial-queue')
    await page.click(drawer('add-rule'))
    await page.click(drawer('save-queue'))
    must((await page.innerText('.drawer [data-test=rule] .fault')).includes('请选择转入的队列'), 'the missing target is not named')
    await page.locator('.drawer [data-test=rule] select').nth(2).selectOption('general')
    must((await page.innerText('.drawer [data-test=rule]')).includes('等满 1 分钟仍没人接，转入“人工”'), 'the rule is not told')
    await saved(() => page.click(drawer('save-queue')))
    await page.waitForSelector(card('trial-queue'))
    await edit('trial-queue')
    await page.click(drawer('remove-queue'))
    await saved(() => page.click(drawer('remove-queue')))
    must((await page.locator(card('trial-queue')).count()) === 0, 'it is still there')
  })

  await check('skills are set by keyboard for several agents, told, saved and taken back', async () => {
    await page.click('#routing-tab-agents')
    await page.waitForSelector('[role=grid]')
    const [first, second] = await page.locator('tbody tr').evaluateAll((rows) => rows.slice(0, 2).map((row) => row.dataset.test.slice(6)))
    const was = JSON.stringify([await skillsOf(first), await skillsOf(second)])
    await page.fill('[data-test=new-skill] input, input[data-test=new-skill]', '梵语')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(200)
    await page.keyboard.press('Home')
    await page.keyboard.press('End')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Digit3')
    await page.keyboard.press('Digit4')
    const told = await page.innerText('[data-test=agent-changes]')
    must(told.includes('将修改 2 人') && told.includes('梵语 0→4'), told)
    await everySize('agents')
    await page.click('[data-test=save-agents]')
    // The bar of the removal before may still offer its own way back.
    await page.waitForSelector('[data-test=agent-changes]', { state: 'detached' })
    await page.waitForSelector('[data-test=undo]')
    must((await skillsOf(first)).梵语 === 4 && (await skillsOf(second)).梵语 === 4, 'not stored')
    await takeBack()
    must(JSON.stringify([await skillsOf(first), await skillsOf(second)]) === was, 'not as before')
  })

  await check('the changes are told with who and when', async () => {
    await page.click('#routing-tab-changes')
    await page.waitForSelector('[data-test=change]')
    must(/banzhang/.test(await page.innerText('[data-test=change] >> nth=0')), 'nobody is named')
    await everySize('changes')
  })

  await check('the page never complained', async () => must(complaints.length === 0, complaints.join('\n')))

  await check('an agent does not see the page', async () => {
    await context.clearCookies()
    await page.evaluate(() => [localStorage, sessionStorage].forEach((kept) => kept.clear()))
    await signIn(page, '1001', password)
    must((await page.locator('nav >> text=来电分配').count()) === 0, 'the menu shows it')
    await page.goto(`${base}/routing`)
    await page.waitForURL((url) => !url.pathname.startsWith('/routing'))
  })
} catch (error) {
  await check('the script itself', () => Promise.reject(error))
} finally {
  await shot(page, 'routing-last').catch(() => undefined)
  await closeBrowser()
}
close()
