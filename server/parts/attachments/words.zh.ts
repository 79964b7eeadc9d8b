import type { AttachmentWords } from './catalog.ts';

/** 附件的用语。 */
export const attachmentWordsZh: AttachmentWords = {
  title: '附件',
  none: '没有附件。',
  hint: '可上传PDF、OFD、文档、表格、演示文稿（含WPS格式）、JPG或PNG图片、纯文本；单个不超过20 MB，最多20个，合计不超过100 MB。不接收压缩包、含宏的文件和程序。',
  choose: '选择文件（可多选）',
  upload: '上传所选文件',
  remove: '移除',
  save: '下载',
  view: '查看',
  hash: '校验值（SHA-256）',
  added: (at) => `${at}上传，上传人：`,
  total: (count, size) => `共${count}个，${size}`,
  taken: (name) => `“${name}”已上传。`,
  takenBefore: (name) => `“${name}”的内容与已有附件相同，没有重复添加。`,
  removed: (name) => `“${name}”已移除。`,
  notTaken: '有文件没有收下',
  script: {
    waiting: '等待上传',
    sent: '已上传',
    checking: '正在检查',
    broken: '上传中断，已传的部分保留一天，可以接着传。',
    signedOut: '没有传完：登录可能已经失效。请在另一页面重新登录，再接着传。',
    again: '接着上传',
    leave: '不传了',
    wait: '还有文件没有传完，本次没有提交。请等上传完成，或者选择“不传了”，再提交。',
  },
};
