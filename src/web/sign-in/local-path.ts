/** The address to go back to, if it is one of this site: « //ailleurs.example » and its disguises would leave it. */
export function localPath(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return undefined
  const site = 'https://perenne.invalid'
  return URL.canParse(asked, site) && new URL(asked, site).origin === site ? asked : undefined
}
