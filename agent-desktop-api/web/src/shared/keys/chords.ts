/**
 * Key chords that are safe under Chinese input methods: matched by `event.code`, ignored while composing. No Ctrl+Shift,
 * no Ctrl+Space, no Alt+D/E/F, none of F1 F3 F5 F6 F7 F11 F12 (browsers and input methods own those).
 */
export interface Chord {
  code: string
  alt?: boolean
  ctrl?: boolean
  shift?: boolean
}

export interface Binding {
  chord: Chord
  label: string
  group: string
  run: () => void
  /** Single keys act in lists only, never while the person types. */
  inFields?: boolean
}

type KeyLike = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'target'>

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

export function matches(chord: Chord, event: KeyLike): boolean {
  return (
    event.code === chord.code &&
    event.altKey === Boolean(chord.alt) &&
    (event.ctrlKey || event.metaKey) === Boolean(chord.ctrl) &&
    event.shiftKey === Boolean(chord.shift)
  )
}

/** The binding that this key press means, or none. Bindings added later win. */
export function find(bindings: readonly Binding[], event: KeyLike): Binding | undefined {
  if (event.isComposing) return undefined
  const free = (binding: Binding) => binding.inFields || !typing(event.target)
  return bindings.findLast((binding) => matches(binding.chord, event) && free(binding))
}

const names: Record<string, string> = { Slash: '/', Enter: 'Enter', ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' }

export function chordName(chord: Chord): string {
  const key = names[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '')
  if (chord.code === 'Slash' && chord.shift) return '?'
  return [chord.ctrl && 'Ctrl', chord.alt && 'Alt', chord.shift && 'Shift', key].filter(Boolean).join(' + ')
}
