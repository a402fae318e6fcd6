const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter)

/** Two slanted lines as a picture for CSS, to be repeated. It has no script and loads nothing. */
export function watermarkImage(first: string, second: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="260" height="150"><g transform="rotate(-22 130 75)" fill="#1d3f66" fill-opacity="0.09" font-family="sans-serif" font-size="15" text-anchor="middle">` +
    `<text x="130" y="72">${escaped(first.trim())}</text><text x="130" y="94">${escaped(second)}</text></g></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
