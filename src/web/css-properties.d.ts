import 'react'

declare module 'react' {
  /* eslint-disable @typescript-eslint/consistent-type-definitions, @typescript-eslint/consistent-indexed-object-style
     -- only an interface with an index signature can be merged with the one of React */
  interface CSSProperties {
    /** Our own custom properties, set in `style`. */
    [name: `--${string}`]: string | undefined
  }
}
