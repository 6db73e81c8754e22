/** What rules and findings say in data; apart from both, so that neither needs the other. */

export type Severity = 'error' | 'warning' | 'info'
export type Args = Readonly<Record<string, string | number | boolean | readonly string[]>>
