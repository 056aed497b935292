type File = { readonly name: string; readonly mediaType: string; readonly base64: string }

/** Hands a document over to the browser, which keeps it where the reader keeps his files. */
export function saveFile({ name, mediaType, base64 }: File): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
