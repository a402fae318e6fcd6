/** The colours, in one place so that a test can hold them to WCAG AA (4.5 : 1 for text). CSS gets them as `--c-*`. */
export const palette = {
  ink: '#1b2733',
  'ink-soft': '#4c5b6b',
  'ink-faint': '#627182',
  surface: '#ffffff',
  'surface-low': '#f4f6f9',
  'surface-sunk': '#eaeff5',
  line: '#dbe2ea',
  'line-strong': '#8494a6',
  brand: '#1b5a9e',
  'brand-deep': '#12365f',
  'brand-soft': '#e6f0fb',
  'on-brand': '#ffffff',
  'on-deep': '#e8f0f9',
  'on-deep-soft': '#b4c8de',
  ready: '#17713f',
  'ready-soft': '#e4f5eb',
  talk: '#1b5a9e',
  'talk-soft': '#e6f0fb',
  ring: '#a34700',
  'ring-soft': '#fff1e0',
  wrap: '#0b6a74',
  'wrap-soft': '#e0f4f5',
  rest: '#6a4c9c',
  'rest-soft': '#f1ecf9',
  alarm: '#b3261e',
  'alarm-soft': '#fdecea',
  off: '#55636f',
  'off-soft': '#eceff3',
} as const

export type Colour = keyof typeof palette

/** Text colour on background colour: every pair that the screens use. */
export const textPairs: [Colour, Colour][] = [
  ['ink', 'surface'], ['ink', 'surface-low'], ['ink', 'surface-sunk'],
  ['ink-soft', 'surface'], ['ink-soft', 'surface-low'], ['ink-soft', 'surface-sunk'],
  ['ink-faint', 'surface'], ['ink-faint', 'surface-low'],
  ['brand', 'surface'], ['brand', 'surface-low'], ['brand', 'brand-soft'],
  ['on-brand', 'brand'], ['on-deep', 'brand-deep'], ['on-deep-soft', 'brand-deep'],
  ['ready', 'surface'], ['ready', 'ready-soft'], ['on-brand', 'ready'],
  ['talk', 'talk-soft'], ['on-brand', 'talk'],
  ['ring', 'surface'], ['ring', 'ring-soft'], ['on-brand', 'ring'],
  ['wrap', 'surface'], ['wrap', 'wrap-soft'], ['on-brand', 'wrap'],
  ['rest', 'surface'], ['rest', 'rest-soft'], ['on-brand', 'rest'],
  ['alarm', 'surface'], ['alarm', 'alarm-soft'], ['on-brand', 'alarm'],
  ['off', 'surface'], ['off', 'off-soft'], ['on-brand', 'off'],
]

function channel(value: number): number {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function luminance(hex: string): number {
  const part = (at: number) => channel(parseInt(hex.slice(at, at + 2), 16))
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export function applyPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--c-${name}`, value)
}
