/**
 * The black modules of a QR code as one SVG path, each row's runs drawn as rectangles of height 1.
 *
 * @param modules  rows of modules, true when black
 * @returns        side of the square (modules) and the `d` of the path
 */
export function qrPath(modules: readonly (readonly boolean[])[]): { size: number; path: string } {
  const path = modules.map(rowPath).join('')
  return { size: modules.length, path }
}

function rowPath(row: readonly boolean[], y: number): string {
  const runs: string[] = []
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const end = row.indexOf(false, x)
    const width = (end < 0 ? row.length : end) - x
    runs.push(`M${String(x)} ${String(y)}h${String(width)}v1h-${String(width)}z`)
    x += width
  }
  return runs.join('')
}
