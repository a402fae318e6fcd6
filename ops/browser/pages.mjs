// Every page of everybody who doesn't sit at a phone, on a running system, at every size: it shows what is there, says no
// error, and does not scroll sideways. Reads HOTLINE_URL, HOTLINE_PASSWORD and SCREENSHOTS as desk.mjs does.
import { base, checks, fitsSideways, must, openBrowser, shot, signIn, sizes } from './lib.mjs'

const password = process.env.HOTLINE_PASSWORD ?? ''
const pages = {
  banzhang: ['supervise', 'wall', 'routing', 'routing/agents', 'routing/changes', 'callers', 'leaders', 'why', 'ledger', 'tickets'],
  shenhe: ['review'],
  'unit-cg': ['unit'],
  admin: ['tickets', 'supervise', 'routing'],
}

const { check, close } = checks()
for (const [name, paths] of Object.entries(pages)) {
  const { page, complaints, close: closeBrowser } = await openBrowser()
  try {
    await signIn(page, name, password)
    for (const path of paths) {
      await check(`${name} at /${path}`, async () => {
        complaints.length = 0
        await page.goto(`${base}/${path}`)
        await page.waitForSelector('h1, h2, .big article, [role=tablist], .row, .empty', { timeout: 10_000 })
        await page.waitForTimeout(1_200)
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.setViewportSize(viewport)
          await page.waitForTimeout(400)
          await shot(page, `page-${name}-${path.replace('/', '-')}-${size}`)
          must(await fitsSideways(page), `scrolls sideways at ${size}`)
        }
        const problems = await page.locator('.problem').allInnerTexts()
        must(problems.length === 0, `says: ${problems.join('; ')}`)
        must(new URL(page.url()).pathname.startsWith(`/${path}`), `leads to ${page.url()}`)
        must(complaints.length === 0, complaints.join('; '))
        await page.setViewportSize(sizes.laptop)
      })
    }
  } finally {
    await closeBrowser()
  }
}
close()
