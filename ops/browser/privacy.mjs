// Personal data on the pages (Art 24): masked, whole for a while with a reason, under a watermark, on paper, and in the ledger of views.
// Reads HOTLINE_URL, HOTLINE_PASSWORD and SCREENSHOTS as desk.mjs does; needs one ticket that banzhang can open.
import { base, checks, fitsSideways, must, openBrowser, shot, signIn, sizes } from './lib.mjs'

const { check, close } = checks()
const { page, complaints, close: closeBrowser } = await openBrowser()

async function look(name) {
  for (const size of ['laptop', 'phone']) {
    await page.setViewportSize(sizes[size])
    await page.waitForTimeout(400)
    await shot(page, `privacy-${name}-${size}`)
    must(await fitsSideways(page), `scrolls sideways at ${size}`)
  }
  await page.setViewportSize(sizes.laptop)
}

try {
  await signIn(page, 'banzhang', process.env.HOTLINE_PASSWORD ?? '')
  await check('a ticket shows masks, and no watermark', async () => {
    await page.goto(`${base}/tickets`)
    await page.waitForSelector('[data-test=unmask]')
    must((await page.locator('[data-test=watermark]').count()) === 0, 'a watermark over masks')
    await look('masked')
  })
  await check('a short reason is not taken', async () => {
    await page.click('[data-test=unmask]')
    await page.fill('[data-test=unmask-reason]', '回访')
    must(await page.locator('[data-test=unmask-go]').isDisabled(), 'the button is free')
    await look('asking')
  })
  await check('with a reason it is whole, signed and under a watermark', async () => {
    await page.fill('[data-test=unmask-reason]', '诉求人来电查询，核对身份')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-test=unmasked]')
    must(/\d{1,2}:\d\d 后收起 · 留痕号 \d+/.test(await page.innerText('[data-test=unmasked]')), 'no time or no line is told')
    must((await page.locator('[data-test=watermark]').count()) === 1, 'no watermark')
    await look('unmasked')
  })
  await check('put away at once, it is masked again', async () => {
    await page.click('[data-test=unmasked] button')
    await page.waitForSelector('[data-test=unmask]')
    must((await page.locator('[data-test=watermark]').count()) === 0, 'the watermark stayed')
  })
  await check('what is printed bears the line of the ledger', async () => {
    await page.evaluate(() => (window.print = () => undefined))
    await page.click('[data-test=print]')
    await page.waitForSelector('[data-test=print-sheet]', { state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    must((await page.innerText('[data-test=print-sheet]')).includes('留痕号'), 'no mark on the sheet')
    must(!(await page.isVisible('#app')), 'the page is printed too')
    await shot(page, 'privacy-print')
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    must((await page.locator('[data-test=print-sheet]').count()) === 0, 'the sheet stayed')
  })
  await check('who saw this ticket is one click away', async () => {
    await page.click('[data-test=who-saw]')
    await page.waitForSelector('[data-test=ledger-line]')
    must((await page.innerText('.page')).includes('核对身份'), 'the reason is not there')
    await look('ledger')
    await page.click('[data-test=check-ledger]')
    await page.waitForSelector('.good')
  })
  await check('nobody is found where nobody looked', async () => {
    await page.fill('[data-test=ledger-person]', 'nobody')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.empty')
    await look('ledger-empty')
  })
  await check('and nothing was complained about', async () => must(complaints.length === 0, complaints.join('; ')))
} finally {
  await closeBrowser()
}
close()
