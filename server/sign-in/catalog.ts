/** The words of the sign-in, on its pages and in its mail. */
export interface SignInWords {
  title: string;
  lead: string;
  address: string;
  addressHint: string;
  sendCode: string;
  badAddress: string;
  codeTitle: string;
  /** Said whether or not the address is known. */
  sent(address: string): string;
  notArrived: string;
  code: string;
  codeHint: string;
  enter: string;
  otherAddress: string;
  sendAgain: string;
  wrongCode: string;
  tooOften: string;
  expiredPage: string;
  signedOut: string;
  mail: {
    subject: string;
    heading: string;
    intro: string;
    valid: string;
    ignore: string;
    never: string;
  };
}
