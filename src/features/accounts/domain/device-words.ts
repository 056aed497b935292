const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
] as const

/**
 * What a browser says of itself, in the words of its holder: « Firefox, Windows ».
 *
 * @param userAgent  the header sent at sign-in, or null
 * @returns          browser and system as far as they are recognised
 */
export function deviceWords(userAgent: string | null): string {
  const words = [nameIn(BROWSERS, userAgent ?? ''), nameIn(SYSTEMS, userAgent ?? '')]
  return words.filter((word) => word !== undefined).join(', ') || 'Appareil inconnu'
}

function nameIn(
  known: readonly (readonly [RegExp, string])[],
  userAgent: string,
): string | undefined {
  return known.find(([mark]) => mark.test(userAgent))?.[1]
}
