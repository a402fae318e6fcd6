/** A soft two-tone cue while a call is offered. Browsers allow sound only after a click on the page. */
let context: AudioContext | null = null
let timer: ReturnType<typeof setInterval> | undefined

function tone(at: AudioContext, hertz: number, startS: number): void {
  const oscillator = at.createOscillator()
  const gain = at.createGain()
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, at.currentTime + startS)
  gain.gain.linearRampToValueAtTime(0.12, at.currentTime + startS + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.001, at.currentTime + startS + 0.35)
  oscillator.connect(gain).connect(at.destination)
  oscillator.start(at.currentTime + startS)
  oscillator.stop(at.currentTime + startS + 0.4)
}

function chime(): void {
  if (context?.state !== 'running') return
  tone(context, 880, 0)
  tone(context, 660, 0.22)
}

function unlock(): void {
  context ??= new AudioContext()
  void context.resume()
}

window.addEventListener('pointerdown', unlock, { once: true })
window.addEventListener('keydown', unlock, { once: true })

export const ringCue = {
  start(): void {
    chime()
    clearInterval(timer)
    timer = setInterval(chime, 2_500)
  },
  stop(): void {
    clearInterval(timer)
  },
}
