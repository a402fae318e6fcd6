import { describe, expect, it } from 'vitest'
import { chordName, find, type Binding } from '@/shared/keys/chords'

const press = (code: string, more: Partial<KeyboardEvent> = {}) =>
  ({ code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, target: document.body, ...more }) as KeyboardEvent
const binding = (chord: Binding['chord'], inFields = false): Binding => ({ chord, label: '', group: '', inFields, run: () => undefined })

describe('keys', () => {
  it('given_chord_by_code_then_found_whatever_the_layout', () => {
    const dispatch = binding({ code: 'Enter', ctrl: true }, true)
    expect(find([dispatch], press('Enter', { ctrlKey: true }))).toBe(dispatch)
    expect(find([dispatch], press('Enter'))).toBeUndefined()
  })

  it('given_composing_then_nothing_fires', () => {
    expect(find([binding({ code: 'Enter', ctrl: true }, true)], press('Enter', { ctrlKey: true, isComposing: true }))).toBeUndefined()
  })

  it('given_typing_in_a_field_then_single_letters_do_not_fire', () => {
    const field = document.createElement('textarea')
    expect(find([binding({ code: 'KeyJ' })], press('KeyJ', { target: field }))).toBeUndefined()
    expect(find([binding({ code: 'KeyJ' })], press('KeyJ'))).toBeDefined()
  })

  it('given_chord_then_named_for_people', () => {
    expect(chordName({ code: 'Digit3', alt: true })).toBe('Alt + 3')
    expect(chordName({ code: 'Slash', shift: true })).toBe('?')
    expect(chordName({ code: 'Slash' })).toBe('/')
  })

  it('given_the_agents_desk_then_each_chord_means_one_thing', () => {
    const sources = import.meta.glob<string>(['../src/features/desk/*.vue', '../src/features/catalogue/DispatchAdvice.vue'], { query: '?raw', import: 'default', eager: true })
    const chords = Object.values(sources).flatMap((source) => [...source.matchAll(/chord: (\{[^}]*\})/g)].map((match) => match[1]))
    expect(chords.length).toBeGreaterThan(10)
    expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([])
  })
})
