/**
 * How a kind of report is spoken of in one language, in mails and beside lights: what is asked, and by
 * which verb. Sentences are made of these, so that a receipt is signed (签收) and an opinion given,
 * not “filed”.
 */
export interface AskWords {
  /** What is asked, as an order: 报送落实情况, 签收任务分工. */
  order: string;
  /** That it has begun, without a full stop: 落实情况报送已经开始. */
  begun: string;
  /** So many of them, of a cycle or of several: 3项2027年度报送, 3 reports (2027). */
  many(count: number, about: string | null): string;
  /** What is listed below: 以下3项, the 3 reports below. */
  these(count: number): string;
  /** A report on a task in a subject, where the task alone does not say it: 任务12的配合意见. */
  named?(task: string): string;
  /** Follows what is asked in the subject of the opening mail: 开始, to file. */
  opens: string;
  /** Heads the section of what opens: 开始报送, Reporting opens. */
  section: string;
  /** The verb: 报送, file; 签收, confirm. */
  act: string;
  /** Its participle: 报送, filed. */
  acted: string;
  /** What the reader does in the system: 填报, file; 签收, confirm receipt. */
  fill: string;
  /** Overdue and not done: 逾期未报, overdue. */
  lacking: string;
  /** The rule of the due date, as a full sentence: 截止日24:00前提交均为按时。 */
  onTime: string;
  /** The link of a mail to where it is done. */
  link: string;
  /** What was done, of a kind that nobody reviews: 已于…签收。Left out: it was accepted. */
  done?(date: string): string;
}
