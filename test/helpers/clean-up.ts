/**
 * What helpers of tests open, and who closes it. They are loaded once for many files of tests, so that a hook of their own
 * would be one of the first file only.
 */

type CleanUp = () => unknown

const ofTest: CleanUp[] = []
const ofFile: CleanUp[] = []

/** Do `cleanUp` when the test that runs has ended. */
export function atEndOfTest(cleanUp: CleanUp): void {
  ofTest.push(cleanUp)
}

/** Do `cleanUp` when the tests of the file that runs have ended. */
export function atEndOfFile(cleanUp: CleanUp): void {
  ofFile.push(cleanUp)
}

/** `setup.ts` has these called. */
export const endTest = () => run(ofTest)
export const endFile = () => run(ofFile)

async function run(cleanUps: CleanUp[]): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
}
