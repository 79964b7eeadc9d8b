// Loaded before everything else of a process whose clock is wrong: by FAULT_CLOCK_MS.
const shift = Number(process.env.FAULT_CLOCK_MS);
const Right = Date;

globalThis.Date = class Date extends Right {
  constructor(...given) {
    if (given.length === 0) super(Right.now() + shift);
    else super(...given);
  }
  static now() {
    return Right.now() + shift;
  }
};
