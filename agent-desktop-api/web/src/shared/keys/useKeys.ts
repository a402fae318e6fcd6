import { onScopeDispose, shallowReactive } from 'vue'
import { find, type Binding } from './chords'

const active = shallowReactive<Binding[]>([])

/** In the capture phase: a select or a dialog would keep Enter for itself. */
function press(event: KeyboardEvent): void {
  const binding = find(active, event)
  if (!binding) return
  event.preventDefault()
  event.stopPropagation()
  binding.run()
}

window.addEventListener('keydown', press, { capture: true })

/** Adds bindings while the calling component lives. */
export function useKeys(bindings: Binding[]): void {
  active.push(...bindings)
  onScopeDispose(() => {
    for (const binding of bindings) active.splice(active.indexOf(binding), 1)
  })
}

export function activeKeys(): readonly Binding[] {
  return active
}
