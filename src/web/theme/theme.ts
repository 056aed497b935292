import { createTheme } from '@mantine/core'
import { components } from './components.ts'
import { scales } from './scales.ts'
import { variantColorResolver } from './variant-colors.ts'

const FONT =
  "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

export const theme = createTheme({
  colors: scales,
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver,
  white: '#ffffff',
  black: '#18201d',
  fontFamily: FONT,
  fontSizes: {
    xs: '0.8125rem',
    sm: '0.875rem',
    md: '1rem',
    lg: '1.125rem',
    xl: '1.375rem',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  fontWeights: { regular: '400', medium: '600', bold: '700' },
  headings: {
    fontFamily: FONT,
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35', fontWeight: '600' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4', fontWeight: '600' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45', fontWeight: '600' },
      h5: { fontSize: '0.875rem', lineHeight: '1.45', fontWeight: '600' },
      h6: { fontSize: '0.8125rem', lineHeight: '1.45', fontWeight: '600' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.625rem', lg: '0.875rem', xl: '1rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components,
})
