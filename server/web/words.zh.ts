import { wordsZh } from '../../domain/words/words.zh.ts';
import type { WebWords } from './catalog.ts';

/** 页面用语。 */
export const webWordsZh: WebWords = {
  ...wordsZh,
  frame: {
    brand: '督办',
    skip: '跳到正文',
    nav: {
      my: '我的报送',
      contacts: '联络员',
      tasks: '任务与要求',
      overview: '总览',
      ledger: '台账',
      reviews: '审核',
      escalations: '升级督办',
      mails: '邮件',
      government: '政府工作台',
    },
    navLabel: '主导航',
    otherLang: 'English',
    signOut: '退出',
    actingFor: '代表单位',
    act: '切换',
    businessDate: '今天',
    noClassified: '严禁填报、上传涉密信息。',
    footer: '截止日期当日24:00前报送均为按时。',
    inbox: '收件箱',
    engine: '流程引擎',
    colon: '：',
  },
  errors: {
    notFound: {
      title: '没有找到',
      text: '没有这个页面或报送事项。请核对邮件中的链接，或从首页进入。',
    },
    forbidden: {
      title: '无权查看',
      text: '这一页属于其他单位，或不在您的职责范围内。如需查看，请联系发展改革委。',
    },
    crossOrigin: {
      title: '未予受理',
      text: '这次提交不是从本系统的页面发出的，未作任何更改。请从本系统的页面重新操作。',
    },
    tooLarge: {
      title: '内容过长',
      text: '提交的内容超过16 MB，未予保存。请返回上一页，精简后再提交。',
    },
    fault: {
      title: '系统出错',
      text: '操作没有完成，系统已记录这一错误。请稍后重试；仍然出错的，请将错误编号告知管理员。',
    },
    faultNumber: (id) => `错误编号：${id}`,
    sessionEnded: { title: '登录已过期', text: '您填写的内容没有丢失，也还没有提交。' },
    sessionEndedSteps: ['在新窗口中登录；', '回到本页，按“继续提交”。'],
    sessionEndedSignIn: '在新窗口中登录',
    sessionEndedAgain: '继续提交',
    home: '返回首页',
  },
  virtual: {
    label: '模拟时间',
    nextAt: (at) => `下一时点：${at}`,
    nothing: '此后没有自动发生的事项。',
    toNext: '前进到下一时点',
    toLabel: '前进到指定时间',
    to: '前进',
    running: (at) => `正在前进到${at}……`,
    runningText: '页面将自动刷新。',
    reload: '刷新页面',
    error: '前进时出错：',
    step: (name, count) => `${name}${count}项`,
    opens: (cycle) => `${cycle}报送开始`,
    mails: (count) => `待发邮件${count}件`,
  },
};
