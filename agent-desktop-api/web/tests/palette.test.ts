import { describe, expect, it } from 'vitest'
import { contrast, palette, textPairs } from '@/shared/tokens/palette'

describe('palette', () => {
  it('given_black_on_white_then_contrast_is_21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })

  it.each(textPairs)('given_text_%s_on_%s_then_contrast_reaches_AA', (text, background) => {
    expect(contrast(palette[text], palette[background])).toBeGreaterThanOrEqual(4.5)
  })

  it('given_strong_lines_and_focus_then_contrast_reaches_3', () => {
    expect(contrast(palette['line-strong'], palette.surface)).toBeGreaterThanOrEqual(3)
    expect(contrast(palette.brand, palette['surface-low'])).toBeGreaterThanOrEqual(3)
  })
})
