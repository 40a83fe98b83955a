/** What whoever runs a command can mend themselves. The message says all of it; where it was thrown helps nobody. */
export class Mistake extends Error {
  override name = 'Mistake';
}
