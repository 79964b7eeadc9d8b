import type { DownloadWords } from './download-words.ts';

/** 下载文件的用语。 */
export const downloadZh: DownloadWords = {
  label: '下载：',
  docx: '文档',
  pdf: '版式文件',
  noPdf: '（本服务器未安装文档转换程序，不提供版式文件）',
  xlsx: '下载表格',
  absent: {
    title: '不能生成版式文件',
    text: '本服务器未安装文档转换程序。请下载文档，在办公软件中另存为版式文件。',
  },
  tooSlow: {
    title: '版式文件没有生成',
    text: '转换超过了时限。请下载文档，在办公软件中另存为版式文件。',
  },
  tooMany: {
    title: '版式文件正在排队',
    text: '等待转换的文件较多，请过一分钟再试，或者先下载文档。',
  },
  failed: {
    title: '版式文件没有生成',
    text: '转换没有成功。请下载文档，在办公软件中另存为版式文件。',
  },
  columns: {
    cycle: '报送周期',
    text: '任务原文',
    originallyDue: '原截止日期',
    filedOn: '报送日期',
    reviewDueOn: '审核期限',
    why: '亮灯原因',
    id: '事项编号',
  },
  ledgerName: (plan) => `${plan}台账`,
};
