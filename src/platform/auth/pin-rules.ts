/** What is wrong with a PIN chosen by somebody, or null. */
export function pinWeakness(pin: string): 'pin-not-six-digits' | 'pin-too-simple' | null {
  if (!/^\d{6}$/.test(pin)) return 'pin-not-six-digits'
  const digits = Array.from(pin, Number)
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0))
  const isRun = steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
  const isRepeated = /^(\d{2})\1\1$|^(\d{3})\2$/.test(pin)
  return isRun || isRepeated ? 'pin-too-simple' : null
}
