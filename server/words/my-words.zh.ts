import type { MyWords } from './my-words.ts';

export const myWordsZh: MyWords = {
  title: '我的报送',
  years: '年度',
  burden: '本单位填报负担',
  forms: (count) => `需填报表${count}份`,
  mails: (count) => `已收邮件${count}封`,
  burdenNote: '一个年度内应报的份数和系统已发给本单位联络员、分管领导的邮件数。',
  reports: (year) => `${year}年度报送事项`,
  columns: { report: '事项', due: '截止', light: '亮灯', state: '状态', action: '操作' },
  wholePlan: '本地区贯彻落实情况',
  state: { toFile: '待报送', returned: '已退回，待重报' },
  dueBy: (date) =>
    `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日24:00前`,
  original: (date) =>
    `原定${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`,
  fileNow: '填报',
  fileAgain: '修改重报',
  see: '查看',
  none: '目前没有需要报送的事项。',
  cooperating: (count) => `配合任务（${count}项）`,
  cooperatingNote: '由牵头单位报送，请按其要求提供情况；本单位无须在此填报。',
  coming: (year) => `${year}年度安排`,
  comingText: (count) => `本单位届时应报${count}份，目前无须填报。`,
  comingOpens: '开始报送',
  comingDue: '报送截止',
  comingMails: '届时发送的邮件（报送后即停止）',
  notLaunched: '尚未立项交办，目前没有需要报送的事项。',
  noAgency: '您的账号没有关联单位，没有需要报送的事项。',
  and: '、',
  stop: '。',
};
