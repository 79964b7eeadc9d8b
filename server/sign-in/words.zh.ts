import type { SignInWords } from './catalog.ts';

/** The sign-in in Chinese. */
export const signInWordsZh: SignInWords = {
  title: '登录',
  product: '督办系统',
  about:
    '把政策文件规定的任务分解到各单位，到期前提醒、逾期催办，受理报送、组织审核，仍未报送的提请督办，使每项任务按时有回音。',
  plans: () => '正在督办',
  wanted: {
    report: (id) => `登录后即可查看报送事项 ${id}。`,
    receipt: (id) => `登录后即可查看报送事项 ${id} 的回执。`,
    page: (name) => `登录后即可查看“${name}”。`,
    other: '登录后即可查看您要打开的页面。',
  },
  lead: '请输入登记的电子邮箱，系统将向该邮箱发送6位验证码。',
  address: '电子邮箱',
  addressHint: '即接收督办邮件的邮箱。',
  sendCode: '发送验证码',
  badAddress: '这不是电子邮箱地址，请检查。',
  codeTitle: '输入验证码',
  sent: (address) => `如果 ${address} 已在本系统登记，验证码邮件已经发出，10分钟内有效。`,
  notArrived: '没有收到？请查看垃圾邮件，核对邮箱是否写对；邮箱未登记的，请联系发展改革委。',
  code: '验证码',
  codeHint: '邮件中的6位数字。',
  enter: '登录',
  otherAddress: '换一个邮箱',
  sendAgain: '重新发送验证码',
  wrongCode: '验证码不正确或已失效。连续输错5次或超过10分钟，验证码即失效，请重新发送。',
  tooOften: '操作过于频繁，请等几分钟再试。',
  expiredPage: '页面已过期，请重新输入邮箱。',
  signedOut: '您已退出。',
  demo: {
    title: '演示：选一个身份登录',
    text: '点选后，验证码发到演示收件箱，所有邮件都在那里。',
    inbox: '打开收件箱',
    openInbox: '演示：在收件箱中查看验证码',
    role: {
      agency: '单位联络员',
      commission: '发展改革委',
      government: '政府办公厅',
      admin: '系统管理员',
    },
    does: {
      agency: '填报本单位牵头的任务',
      commission: '启动方案、审核、签发督办函',
      government: '查看全部进展，审核发展改革委自身的报送',
      admin: '代为启动、登记签发',
    },
  },
  mail: {
    subject: '督办系统登录验证码',
    heading: '登录验证码',
    intro: '您正在登录督办系统。请在登录页面输入以下验证码：',
    valid: '10分钟内有效，仅可使用一次。',
    ignore: '如果不是您本人操作，请忽略本邮件，无须任何处理。',
    never: '请勿将验证码告诉他人，工作人员不会向您索要验证码。',
  },
};
