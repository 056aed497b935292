import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Our own custom properties, set in `style`. */
    [name: `--${string}`]: string | undefined
  }
}
