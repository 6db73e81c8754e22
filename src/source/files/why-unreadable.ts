/** Says what an error of the file system means to the person who named the file. */

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  ENOENT: 'it is no longer there',
  ELOOP: 'its link leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  EBUSY: 'another program holds it'
}

export function whyUnreadable(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  return reasons[code ?? ''] ?? message
}
