// What the browser scripts share: one Chromium with a fresh profile, checks that count, screenshots that are kept.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

export const base = (process.env.HOTLINE_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '')
export const shots = resolve(process.env.SCREENSHOTS ?? new URL('./screenshots', import.meta.url).pathname)
export const sizes = { laptop: { width: 1366, height: 768 }, wide: { width: 1920, height: 1080 }, phone: { width: 360, height: 800 } }

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run', '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required', '--lang=zh-CN',
]

export async function openBrowser(viewport = sizes.laptop) {
  mkdirSync(shots, { recursive: true })
  const profile = mkdtempSync(join(tmpdir(), 'hotline-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints = []
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`)
  })
  const close = async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { context, page, complaints, close }
}

export async function signIn(page, name, password) {
  await page.goto(`${base}/sign-in`)
  await page.fill('input[name=username]', name)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 20_000 })
}

export async function shot(page, name) {
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

/** True when nothing makes the page scroll sideways. */
export function fitsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
}

export function checks() {
  let passed = 0
  let failed = 0
  return {
    async check(name, act) {
      const started = Date.now()
      try {
        await act()
        passed += 1
        console.log(`  ok    ${name} (${Date.now() - started} ms)`)
        return true
      } catch (error) {
        failed += 1
        console.log(`  FAIL  ${name}: ${String(error.message ?? error).split('\n').slice(0, 6).join('\n        ')}`)
        return false
      }
    },
    close() {
      console.log(`${passed} passed, ${failed} failed`)
      process.exitCode = failed > 0 ? 1 : 0
    },
  }
}

export function must(condition, text) {
  if (!condition) throw new Error(text)
}
