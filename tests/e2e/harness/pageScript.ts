/** A function and its argument as an expression that means the same in a page. What is not JSON (a closure, a date) does not travel. */
export const callIn = <Argument>(work: (argument: Argument) => unknown, argument: Argument): string =>
  `(${work.toString()})(${argument === undefined ? "" : JSON.stringify(argument)})`;
