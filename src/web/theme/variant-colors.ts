import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core'

/** Filled controls are dark green under white by day and light green under dark text by night: Mantine would keep white. */
export const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colours, color: 'var(--p-on-accent)' } : colours
}
