import type { CSSVariablesResolver } from '@mantine/core'
import { darkTokens, lightTokens } from './tokens.ts'

/** What Mantine's components read, said in our tokens: the same lines serve both themes. */
const MANTINE = {
  '--mantine-color-body': 'var(--p-body)',
  '--mantine-color-text': 'var(--p-text)',
  '--mantine-color-bright': 'var(--p-text)',
  '--mantine-color-dimmed': 'var(--p-dimmed)',
  '--mantine-color-placeholder': 'var(--p-dimmed)',
  '--mantine-color-anchor': 'var(--p-accent)',
  '--mantine-color-error': 'var(--p-late)',
  '--mantine-color-success': 'var(--p-accent)',
  '--mantine-color-default-color': 'var(--p-text)',
  '--mantine-primary-color-contrast': 'var(--p-on-accent)',
  '--mantine-color-pine-light': 'var(--p-accent-soft)',
  '--mantine-color-pine-light-hover': 'var(--p-accent-soft)',
  '--mantine-color-pine-light-color': 'var(--p-accent)',
  '--mantine-color-pine-outline': 'var(--p-accent)',
  '--mantine-color-brick-light': 'var(--p-late-soft)',
  '--mantine-color-brick-light-color': 'var(--p-late)',
  '--mantine-color-brick-outline': 'var(--p-late)',
  '--mantine-color-ochre-light': 'var(--p-todo-soft)',
  '--mantine-color-ochre-light-color': 'var(--p-todo)',
  '--mantine-color-slate-light-color': 'var(--p-ink2)',
  '--mantine-color-slate-light-hover': 'var(--p-sunken)',
  '--mantine-color-lake-light': 'var(--p-wait-soft)',
  '--mantine-color-lake-light-color': 'var(--p-wait)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...lightTokens,
    ...MANTINE,
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-hover': 'var(--p-sunken)',
    '--mantine-color-default-border': 'var(--mantine-color-slate-4)',
    '--mantine-color-disabled': 'var(--mantine-color-slate-1)',
    '--mantine-color-disabled-color': 'var(--mantine-color-slate-6)',
    '--mantine-color-brick-filled': 'var(--p-late-solid)',
    '--mantine-color-ochre-filled': 'var(--p-todo-solid)',
  },
  dark: {
    ...darkTokens,
    ...MANTINE,
    '--mantine-color-default': 'var(--mantine-color-dark-6)',
    '--mantine-color-default-hover': 'var(--mantine-color-dark-5)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--mantine-color-disabled': 'var(--mantine-color-dark-6)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
    // One step lighter under the pointer: the automatic step goes towards the background.
    '--mantine-color-pine-filled-hover': 'var(--mantine-color-pine-2)',
    '--mantine-color-brick-filled': 'var(--p-late-solid)',
    '--mantine-color-brick-filled-hover': 'var(--mantine-color-brick-2)',
  },
})
