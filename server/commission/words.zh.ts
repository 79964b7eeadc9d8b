import type { CommissionWords } from './catalog.ts';

/** The commission's Chinese catalog. */
export const commissionWordsZh: CommissionWords = {
  launch: {
    heading: '启动方案',
    text: '启动后，系统按文件分工向各单位发送立项交办通知，并按下列周期开展报送、提醒、催办和督办。',
    from: '起始年度',
    to: '结束年度',
    preview: '启动后',
    cycles: '各报送周期',
    noCycles: '没有报送周期。',
    update: '更新预览',
    reports: '应报送事项',
    agencies: '报送单位',
    opens: '开始报送',
    assignments: '立即发送的交办通知',
    mails: '第一年邮件数',
    mailsRange: (least, most) =>
      least === most ? `${least}封` : `${least}封（全部及时报送）至${most}封（全部未报送）`,
    provisional: '日期暂定，以国务院办公厅公布的放假安排为准',
    button: '启动',
    warning: '首封通知发出前可以撤销启动，发出后不能撤销。',
    running: '运行管理',
    allLaunched: '方案已经启动，各周期按时自动开展。',
    badPeriod: '年度不正确：起始年度不得晚于结束年度，且均应为四位数年份。',
  },
  proposals: {
    title: '文件中的限时事项',
    text: '以下语句写明了完成日期。勾选并确认后，自启动起作为报送要求，由确认人署名；不勾选的不要求报送。',
    item: '事项',
    sentence: '依据',
    inText: '查看原文',
    past: '日期已过，不能再要求报送',
    confirmedBy: '确认人：',
    confirm: '确认勾选的事项',
  },
  running: {
    pause: '暂停报送工作',
    pauseText:
      '暂停后不再发送通知，不再催办，已安排而未发出的通知一并取消。各单位仍可报送，仍可审核。',
    why: '暂停原因',
    resume: '恢复报送工作',
    resumeText:
      '恢复后按安排继续。暂停期间已到截止日期而未报送的事项，期限顺延并通知有关单位；原截止日期保留在统计中。',
    undo: '撤销启动',
    undoText:
      '目前没有通知发出，可以撤销启动：已生成的报送事项和待发通知全部取消，之后可以重新启动。',
    undoNoMore: (sent) => `已有${sent}封通知发出，启动不能再撤销。如需停止催办，请暂停报送工作。`,
  },
};
