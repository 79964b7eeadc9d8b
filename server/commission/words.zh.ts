import type { CommissionWords } from './catalog.ts';

/** The commission's Chinese catalog. */
export const commissionWordsZh: CommissionWords = {
  review: {
    heading: '审核',
    due: (date) => `审核期限：${date}`,
    overdue: (date, days) => `审核期限：${date}，已超期${days}天`,
    accept: '审核通过',
    acceptText: '通过后本事项办结，并通知报送单位联络员。',
    return: '退回修改',
    returnText: (workdays) => `退回后报送单位应在${workdays}个工作日内重新报送。`,
    returnReason: '退回原因',
    returnReasonHint: '请写明需要补充或者修改的内容。报送单位将在邮件和页面上看到。',
    onlyCommission: '只有方案的主管发展改革委可以审核。',
  },
  issue: {
    title: '核对文稿，登记签发',
    kind: '文种',
    to: '主送',
    about: '涉及事项',
    reports: (count) => `${count}项`,
    note: '请核对以下文稿和主送单位。系统不代发公文；登记后，以下文稿存入操作记录，办理经过中记为已签发。',
    confirm: '确认已签发',
    back: '返回，暂不登记',
    refused: {
      no_draft:
        '没有这份待签发的文稿：可能已经登记签发，或者其中有事项已经报送。以下是目前的文稿。',
      only_operator: '只有方案的主管发展改革委可以登记签发。',
      already_issued: (at) => `这份文稿已于${at}登记签发，无需重复登记。`,
      answered_since: (at) =>
        `文稿中有事项已于${at}报送，文稿内容已经变化，请核对新的文稿后再签发。`,
    },
  },
  launch: {
    heading: '启动方案',
    text: '启动后，系统按文件分工向各单位发送立项交办通知，每年按时开展报送、提醒、催办和督办。',
    from: '起始年度',
    to: '结束年度',
    preview: '启动后',
    update: '更新预览',
    reports: '每年应报送事项',
    agencies: '报送单位',
    opens: '首次报送开始',
    due: '首次报送截止',
    assignments: '立即发送的交办通知',
    mails: '第一年邮件数',
    mailsRange: (least, most) =>
      least === most ? `${least}封` : `${least}封（全部及时报送）至${most}封（全部未报送）`,
    provisional: '日期暂定，以国务院办公厅公布的放假安排为准',
    button: '启动',
    warning: '启动后不能撤回。',
    allLaunched: '方案已经启动。',
    badPeriod: '年度不正确：起始年度不得晚于结束年度，且均应为四位数年份。',
  },
};
