/** How mails label what they say of an inspection. */
export interface InspectionLabels {
  inspection(number: number): string;
  period: string;
  visit: string;
  team: string;
  answerBy: string;
  conclusion: string;
  calledOff: string;
  answerOf(agency: string): string;
  findings: string;
  finding(number: number): string;
  rectifyBy: string;
  subjects: string;
  wholePlan: string;
  member(name: string, agency: string): string;
  days(from: string, to: string): string;
  until(day: string): string;
}
