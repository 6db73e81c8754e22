/** Tokens that the makers' own documentation shows: whoever reads them knows them already. */

/** Whole. */
const whole = new Set([
  '6wiIBWbGkBMo1mRDMuVwkw1EPsNkeUj95PIz2akv',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_BQokikJOvBiI2HlWgH4olfQ2',
  // RFC 7617, “Aladdin” and “test”.
  'QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  'dGVzdDoxMjPCow=='
])

/** By their beginnings: documentation shortens them, or ends them otherwise each time. */
const beginnings: readonly string[] = [
  'glsa_HOruNAb7',
  '00QCjAl4MlV-WPXM',
  'AKIAIOSFODNN7EXAMPLE',
  'AKIAI44QH8DHBEXAMPLE',
  'wJalrXUtnFEMI/K7MDENG',
  // The token that jwt.io opens with.
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI'
]

export function isDocumented(value: string): boolean {
  return (
    /EXAMPLE/.test(value) || whole.has(value) || beginnings.some((start) => value.startsWith(start))
  )
}
